import { DomainError } from '@rollcall/service-defaults';

/**
 * The same portions, as long as they keep coming: whoever opens an upload and sends nothing would otherwise hold a file
 * and a connection for good.
 *
 * @throws DomainError `upload-stalled`
 */
export async function* unlessStalled<T>(source: AsyncIterable<T>, idleMs: number): AsyncGenerator<T> {
  const portions = source[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  try {
    for (;;) {
      const stalled = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(uploadStalled(idleMs)), idleMs);
      });
      const next = await Promise.race([portions.next(), stalled]);
      clearTimeout(timer);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    clearTimeout(timer);
    // Not waited for: it ends when the next portion comes, which may be never.
    void portions.return?.()?.catch(() => undefined);
  }
}

function uploadStalled(idleMs: number): DomainError {
  return new DomainError({
    code: 'upload-stalled',
    kind: 'invalid',
    message: `Nothing of the list arrived for ${Math.round(idleMs / 1_000)} seconds. Send it again.`,
  });
}
