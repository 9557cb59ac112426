import { send } from '../api/client.js';
import type { Session } from '../auth/session.js';
import { saveFile } from './save-file.js';

/** Fetches a file with the access token, which a link could not carry, and hands it to the browser. */
export async function download(session: Session, path: string, name: string): Promise<void> {
  saveFile(await (await send(session, path)).blob(), name);
}
