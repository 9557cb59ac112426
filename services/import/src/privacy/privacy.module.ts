import { Module } from '@nestjs/common';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { PersonalDataService } from './personal-data.service.js';

/** What lists say about somebody, for whoever asks to see it or to have it removed. */
@Module({ imports: [ImportJobModule], providers: [PersonalDataService] })
export class PrivacyModule {}
