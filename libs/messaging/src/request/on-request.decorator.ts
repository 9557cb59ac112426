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

type RequestDecorator<R extends RequestType> = (
  target: object,
  method: string,
  // Read only: a method may leave out the context, and promise its answer.
  descriptor: { readonly value?: RequestHandler<R> },
) => void;

/** Answers a request. Nothing is stored on the way: whoever asks gets an error if no replica answers in time. */
export function OnRequest<R extends RequestType>(type: R): RequestDecorator<R> {
  return (target, method) => {
    const known = (Reflect.getMetadata(REQUEST_METADATA, target.constructor) as RequestMetadata[] | undefined) ?? [];
    Reflect.defineMetadata(REQUEST_METADATA, [...known, { type, method }], target.constructor);
  };
}
