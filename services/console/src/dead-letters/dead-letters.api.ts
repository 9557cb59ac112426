import { bodyOf, type Api } from '../api/client.js';
import type { DeadLetter, DeadLetterDetail, Page } from '../api/types.js';

/** Services that keep what they gave up on; each has addresses of its own. */
export const SERVICES = ['identity', 'import', 'notification'] as const;
export type DeadLetterService = (typeof SERVICES)[number];
export const STATES = ['parked', 'handled', 'discarded'] as const;

interface Query {
  readonly cursor: string | undefined;
  readonly state: (typeof STATES)[number];
  readonly limit: number;
}

export function listDeadLetters(api: Api, service: DeadLetterService, query: Query): Promise<Page<DeadLetter>> {
  return bodyOf(api.GET(`/v1/dead-letters/${service}`, { params: { query } }));
}

export function readDeadLetter(api: Api, service: DeadLetterService, id: string): Promise<DeadLetterDetail> {
  return bodyOf(api.GET(`/v1/dead-letters/${service}/{id}`, { params: { path: { id } } }));
}

export function resendDeadLetter(api: Api, service: DeadLetterService, id: string): Promise<DeadLetter> {
  return bodyOf(api.POST(`/v1/dead-letters/${service}/{id}/resend`, { params: { path: { id } } }));
}

export async function deleteDeadLetter(api: Api, service: DeadLetterService, id: string): Promise<void> {
  await api.DELETE(`/v1/dead-letters/${service}/{id}`, { params: { path: { id } } });
}
