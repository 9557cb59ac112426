import type { UndoPreview } from './use-undo-preview.js';

/** What an undo would do, in parts that are worth a line. */
export function undoParts({ users, groups, invitations }: Pick<UndoPreview, 'users' | 'groups' | 'invitations'>) {
  const parts = [
    { name: 'usersRemove', count: users?.remove },
    { name: 'usersRestore', count: users?.restore },
    { name: 'usersReactivate', count: users?.reactivate },
    { name: 'usersKeep', count: users?.keep },
    { name: 'groupsRemove', count: groups?.remove },
    { name: 'groupsKeep', count: groups?.keep },
    { name: 'mailsCancel', count: invitations?.cancel },
    { name: 'mailsSent', count: invitations?.alreadySent },
  ];
  return parts.flatMap(({ name, count = 0 }) => (count > 0 ? [{ name, count }] : []));
}
