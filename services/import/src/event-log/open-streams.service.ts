import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { EventStream } from './event-stream.js';
import { WakeUps } from './wake-ups.service.js';

/** The event streams that readers have open here: told when there is news, and sent elsewhere when the process ends. */
@Injectable()
export class OpenStreams implements BeforeApplicationShutdown {
  private readonly streams = new Map<EventStream, string>();
  private stopListening: (() => void) | undefined;
  private isEnding = false;

  constructor(private readonly wakeUps: WakeUps) {}

  /** How many there are. */
  get size(): number {
    return this.streams.size;
  }

  /** Keeps a stream up to date until `work` is over. */
  async during(importId: string, stream: EventStream, work: () => Promise<void>): Promise<void> {
    this.stopListening ??= this.wakeUps.listen((id) => this.wake(id));
    this.streams.set(stream, importId);
    if (this.isEnding) stream.close('shutdown');
    try {
      await work();
    } finally {
      this.streams.delete(stream);
    }
  }

  /** Before the server stops listening: it would wait for streams that never end by themselves. */
  beforeApplicationShutdown(): void {
    this.isEnding = true;
    this.stopListening?.();
    for (const stream of this.streams.keys()) stream.close('shutdown');
  }

  private wake(importId: string): void {
    for (const [stream, id] of this.streams) if (id === importId) stream.wake();
  }
}
