import { setTimeout as delay } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { UserError } from '../runner/errors.js';
import type { Api, ImportView } from './api.js';

const unwanted = ['failed', 'held', 'cancelled'];

/**
 * Waits until an import is as wanted.
 *
 * @throws UserError when it ends in another way or takes longer than `timeoutMs`
 */
export async function importUntil(
  api: Api,
  id: string,
  wanted: (view: ImportView) => boolean,
  timeoutMs = 60_000,
): Promise<ImportView> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const view = await api.get<ImportView>(`/v1/imports/${id}`);
    if (wanted(view)) return view;
    if (unwanted.includes(view.status))
      throw new UserError(`The import is ${view.status}: ${JSON.stringify(view.problems)}`);
    if (Date.now() > deadline)
      throw new UserError(`The import is still ${view.status} after ${timeoutMs / 1000} s: ${JSON.stringify(view)}`);
    await delay(50);
  }
}

/**
 * Prints an import's progress as its event stream tells it, from its beginning.
 *
 * @returns function that stops listening
 */
export function showEvents(api: Api, id: string): () => Promise<void> {
  const done = new AbortController();
  const shown = showProgress(api, id, done.signal).catch(() => undefined); // what counts is the import itself
  return async () => {
    done.abort();
    await shown;
  };
}

async function showProgress(api: Api, id: string, signal: AbortSignal): Promise<void> {
  const response = await api.stream(`/v1/imports/${id}/events`, signal);
  const lines = createInterface({ input: Readable.fromWeb(response.body as ReadableStream) });
  let event = '';
  let last = '';
  for await (const line of lines) {
    if (line.startsWith('event:')) event = line.slice(6).trim();
    if (!line.startsWith('data:')) continue;
    const text = describe(event, JSON.parse(line.slice(5)) as EventData);
    if (text !== '' && text !== last) console.log(`    ${text}`);
    last = text;
  }
}

interface EventData {
  phase?: string;
  done?: number;
  total?: number;
  status?: string;
}

function describe(event: string, { phase, done, total, status }: EventData): string {
  if (event === 'progress' && total) {
    const filled = Math.round((20 * (done ?? 0)) / total);
    return `[${'█'.repeat(filled)}${'░'.repeat(20 - filled)}] ${phase ?? ''} ${done}/${total}`;
  }
  return event === 'status' && status !== undefined ? status : '';
}
