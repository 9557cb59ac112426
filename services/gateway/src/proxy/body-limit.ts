import { Transform, type Readable } from 'node:stream';
import { DomainError } from '@rollcall/service-defaults';

export function tooLarge(limitBytes: number): DomainError {
  return new DomainError({
    code: 'body-too-large',
    kind: 'too-large',
    message: `The body is larger than the ${limitBytes} bytes that this address accepts.`,
  });
}

/**
 * A body as a stream that never gets longer than `limitBytes`. A body that says how long it is was checked before it
 * started, and the HTTP parser holds it to that; one that comes in chunks is counted on its way.
 *
 * @throws DomainError `body-too-large`
 */
export function limitedBody(body: Readable, contentLength: string | undefined, limitBytes: number): Readable {
  if (contentLength !== undefined) {
    if (Number(contentLength) > limitBytes) throw tooLarge(limitBytes);
    return body;
  }
  let seen = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limitBytes) done(tooLarge(limitBytes));
      else done(null, chunk);
    },
  });
  // Not `pipeline`: it would destroy the request, and with it the connection that the answer has to go out on.
  body.pipe(counter);
  counter.on('error', () => body.unpipe(counter).resume());
  body.on('close', () => {
    if (!body.readableEnded) counter.destroy(new Error('the sender broke off'));
  });
  return counter;
}
