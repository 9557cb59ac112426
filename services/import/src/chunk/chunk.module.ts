import { Module } from '@nestjs/common';
import { ChunkSender } from './chunk-sender.service.js';

@Module({ providers: [ChunkSender], exports: [ChunkSender] })
export class ChunkModule {}
