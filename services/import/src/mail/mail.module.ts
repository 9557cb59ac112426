import { Module } from '@nestjs/common';
import { EmailConsumer } from './email.consumer.js';

@Module({ providers: [EmailConsumer] })
export class MailModule {}
