import type { Middleware } from './delivery.js';

export class HandlerTimeout extends Error {
  override readonly name = 'HandlerTimeout';
}

/** Gives up on a handler that takes too long: its transaction is rolled back and the message comes again. */
export const timeout: Middleware = async (delivery, next) => {
  const { durable, timeoutMs } = delivery.consumer;
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new HandlerTimeout(`${durable} took longer than ${timeoutMs} ms.`);
      controller.abort(error);
      reject(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([next({ ...delivery, signal: controller.signal }), limit]);
  } finally {
    clearTimeout(timer);
  }
};
