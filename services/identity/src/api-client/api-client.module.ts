import { Module } from '@nestjs/common';
import { CredentialModule } from '../credential/credential.module.js';
import { ApiClientController } from './api-client.controller.js';
import { ApiClientService } from './api-client.service.js';

/** Programs that use the API. */
@Module({ imports: [CredentialModule], controllers: [ApiClientController], providers: [ApiClientService] })
export class ApiClientModule {}
