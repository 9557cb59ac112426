import { send } from '../api/client.js';
import type { Session } from '../auth/session.js';

/** Fetches a file with the access token, which a link could not carry, and hands it to the browser. */
export async function download(session: Session, path: string, name: string): Promise<void> {
  const blob = await (await send(session, path)).blob();
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
