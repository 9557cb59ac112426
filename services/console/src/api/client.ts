import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { Session } from '../auth/session.js';
import { ApiProblem, problemOf } from './problem.js';
import type { paths } from './schema.generated.js';

export type Api = Client<paths>;

/** A client of the public API: signed in, in the reader's language, safe to send twice, refusing with `ApiProblem`. */
export function createApi(session: Session): Api {
  const api = createClient<paths>({ baseUrl: location.origin });
  const middleware: Middleware = {
    async onRequest({ request }) {
      for (const [name, value] of Object.entries(await headersFor(session))) request.headers.set(name, value);
      // Once per click: whatever sends this very request again gets the first answer.
      if (request.method === 'POST') request.headers.set('idempotency-key', crypto.randomUUID());
      return request;
    },
    async onResponse({ response }) {
      if (response.ok) return;
      if (response.status === 401) await session.signInAgain();
      throw await problemOf(response);
    },
  };
  api.use(middleware);
  return api;
}

/** A request that no operation of the document describes well: uploads, streams, downloads. */
export async function send(session: Session, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...(await headersFor(session)), ...(init.headers as Record<string, string>) };
  const response = await fetch(path, { ...init, headers });
  if (response.status === 401) await session.signInAgain();
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** The body of an answer. Refusals have become errors before. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}

export const isMissing = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404;

async function headersFor(session: Session): Promise<Record<string, string>> {
  const authorization = `Bearer ${await session.accessToken()}`;
  return { authorization, 'accept-language': document.documentElement.lang };
}
