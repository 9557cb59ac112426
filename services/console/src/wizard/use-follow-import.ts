import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { EventParser } from '../api/event-stream.js';
import { send } from '../api/client.js';
import { useSession } from '../auth/session.context.js';
import type { Import, ImportProgress } from './import.types.js';
import { importKey } from './use-import.js';

const AGAIN_MS = 2_000;

/**
 * Keeps an import that is under way up to date by its server-sent events. They are read with `fetch`, since
 * `EventSource` cannot carry the access token; after an interruption it goes on where it was.
 */
export function useFollowImport(id: string, isUnderWay: boolean): void {
  const session = useSession();
  const queries = useQueryClient();
  useEffect(() => {
    if (!isUnderWay) return;
    const stopped = new AbortController();
    const { signal } = stopped;
    let lastId = '';
    const read = async () => {
      const headers: Record<string, string> = lastId === '' ? {} : { 'last-event-id': lastId };
      const response = await send(session, `/v1/imports/${id}/events`, { headers, signal });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      const parser = new EventParser();
      for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
        for (const event of parser.push(piece.value)) {
          lastId = event.id;
          if (event.type === 'progress') {
            const progress = JSON.parse(event.data) as ImportProgress;
            queries.setQueryData<Import>(importKey(id), (view) => view && { ...view, progress });
          } else await queries.invalidateQueries({ queryKey: importKey(id) });
        }
    };
    const follow = async () => {
      while (!signal.aborted) {
        await read().catch(() => undefined); // the connection is gone; what matters is asked for below
        if (signal.aborted) return;
        await queries.invalidateQueries({ queryKey: importKey(id) });
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    };
    void follow();
    return () => stopped.abort();
  }, [id, isUnderWay, session, queries]);
}
