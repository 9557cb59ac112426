import { Module } from '@nestjs/common';
import { ImportJobModule } from '../import-job/import-job.module.js';
import { ReceiptController } from './receipt.controller.js';
import { ReceiptKeys } from './receipt-key.service.js';

@Module({ imports: [ImportJobModule], controllers: [ReceiptController], providers: [ReceiptKeys] })
export class ReceiptModule {}
