import { Module } from '@nestjs/common';
import { SuppressionController } from './suppression.controller.js';

/** Addresses that get no mail. */
@Module({ controllers: [SuppressionController] })
export class SuppressionModule {}
