import { Module } from '@nestjs/common';
import { PersonalDataService } from './personal-data.service.js';

/** What the log knows about somebody, for whoever asks to see it or to have it removed. */
@Module({ providers: [PersonalDataService] })
export class PrivacyModule {}
