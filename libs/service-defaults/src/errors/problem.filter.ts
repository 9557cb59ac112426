import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { currentContext } from '../context/request-context.js';
import { rootLogger } from '../logging/logger.js';
import type { DomainError } from './domain.error.js';
import { kinds } from './kinds.js';
import { problemHeaders, problemOf } from './problem.js';
import { toDomainError } from './to-domain-error.js';

function logProblem(error: DomainError, method: string, path: string): void {
  const { status, logLevel } = kinds[error.kind];
  rootLogger()[logLevel](
    { code: error.code, status, method, path, ...(status >= 500 ? { err: error.cause ?? error } : {}) },
    error.message,
  );
}

/** Path without the query, which may carry addresses or tokens. */
export function pathOf(url: string | undefined): string {
  return (url ?? '/').split('?', 1)[0] ?? '/';
}

/** Answers a request with a problem document. Headers that are already on their way leave only one way out: to hang up. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, thrown: unknown): void {
  const error = toDomainError(thrown);
  const path = pathOf(request.raw?.url);
  logProblem(error, request.method, path);
  if (reply.raw?.headersSent) {
    reply.raw.destroy();
    return;
  }
  const problem = problemOf(error, path, currentContext()?.correlationId ?? String(request.id));
  void reply.status(problem.status).headers(problemHeaders(error)).send(JSON.stringify(problem));
}

/** Every error of an HTTP handler, guard or pipe leaves as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw thrown;
    const http = host.switchToHttp();
    sendProblem(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), thrown);
  }
}
