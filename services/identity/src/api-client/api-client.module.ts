import { Module } from '@nestjs/common';
import { ApiClientController } from './api-client.controller.js';
import { ApiClientService } from './api-client.service.js';

/** Programs that use the API. */
@Module({ controllers: [ApiClientController], providers: [ApiClientService] })
export class ApiClientModule {}
