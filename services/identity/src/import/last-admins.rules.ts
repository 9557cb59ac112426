/**
 * Who of those that leave has to stay so that somebody may administer the organisation: nobody if another
 * administrator stays, else every administrator among them, because a list cannot say which one is needed.
 */
export function adminsToKeep(admins: readonly string[], leaving: ReadonlySet<string>): Set<string> {
  if (admins.some((id) => !leaving.has(id))) return new Set();
  return new Set(admins);
}
