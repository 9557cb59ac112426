import { Module } from '@nestjs/common';
import { ChunkSender } from './chunk-sender.service.js';
import { ChunkSizer } from './chunk-sizer.service.js';

@Module({ providers: [ChunkSender, ChunkSizer], exports: [ChunkSender, ChunkSizer] })
export class ChunkModule {}
