import { Injectable } from '@nestjs/common';
import { Broker } from '@rollcall/messaging';
import { ImportConfig } from '../import.config.js';
import type { ChunkLimits } from './pack-chunks.rules.js';

/** Part of the largest message that rows may take; sizes of rows are estimates, and the envelope needs room. */
const USABLE_SHARE = 0.8;

/** How large chunks may be: as the settings say, and never more than the broker takes. */
@Injectable()
export class ChunkSizer {
  constructor(
    private readonly config: ImportConfig,
    private readonly broker: Broker,
  ) {}

  limits(): ChunkLimits {
    const { chunkRows, chunkBytes } = this.config;
    return { maxRows: chunkRows, maxBytes: Math.min(chunkBytes, this.broker.maxPayloadBytes * USABLE_SHARE) };
  }
}
