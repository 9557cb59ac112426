import 'reflect-metadata';
import type { ReplyOf, RequestOf, RequestType } from '@rollcall/contracts';

export const REQUEST_METADATA = 'rollcall:request-handlers';

export interface RequestMetadata {
  readonly type: RequestType;
  readonly method: string;
}

export interface RequestContext {
  readonly correlationId: string;
}

type RequestHandler<R extends RequestType> = (
  data: RequestOf<R>,
  context: RequestContext,
) => ReplyOf<R> | Promise<ReplyOf<R>>;

/** Answers a request. Nothing is stored on the way: whoever asks gets an error if no replica answers in time. */
export function OnRequest<R extends RequestType>(type: R) {
  // Only what is read of the descriptor, so that a method may leave out the context or always return a promise.
  return (target: object, method: string, _descriptor: { readonly value?: RequestHandler<R> }): void => {
    const known = (Reflect.getMetadata(REQUEST_METADATA, target.constructor) as RequestMetadata[] | undefined) ?? [];
    Reflect.defineMetadata(REQUEST_METADATA, [...known, { type, method }], target.constructor);
  };
}
