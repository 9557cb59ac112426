/** After so many bytes their buffers are freed. */
export const FREE_EVERY_BYTES = 8 * 1024 ** 2;

/**
 * Bytes that pass through a process leave buffers behind. They lie outside the heap, so V8 sees no hurry in freeing them,
 * and an upload of a gigabyte would need memory that one of a megabyte does not. A collection of young objects takes
 * about a millisecond and frees them. Without `--expose-gc` nothing happens.
 */
export class PassingBytes {
  private sinceFreed = 0;

  constructor(private readonly free: () => void = collectYoung) {}

  passed(count: number): void {
    this.sinceFreed += count;
    if (this.sinceFreed < FREE_EVERY_BYTES) return;
    this.sinceFreed = 0;
    this.free();
  }
}

function collectYoung(): void {
  void globalThis.gc?.({ type: 'minor' });
}
