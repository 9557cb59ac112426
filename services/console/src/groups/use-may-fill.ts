import { useTranslation } from 'react-i18next';
import type { GroupOfPeople } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { beyond } from '../roles/permissions.rules.js';
import { usePermissionTexts, useRoles } from '../roles/use-roles.js';

/** Whether somebody may change who is in a group, and if not, why: whoever is in a group with roles has them. */
export function useMayFill(group: GroupOfPeople): { mayFill: boolean; reason: string | undefined } {
  const { t } = useTranslation();
  const session = useSession();
  const carriesRoles = group.roleIds.length > 0;
  const roles = useRoles(carriesRoles && session.can('roles:read'));
  const texts = usePermissionTexts();
  if (group.isSystem || !session.can('groups:write')) return { mayFill: false, reason: undefined };
  if (!carriesRoles) return { mayFill: true, reason: undefined };
  if (!session.can('roles:assign')) return { mayFill: false, reason: t('groups.needsAssign') };
  const given = (roles.data ?? []).filter(({ id }) => group.roleIds.includes(id)).flatMap((role) => role.permissions);
  const missing = beyond([...new Set(given)], (permission) => session.can(permission));
  if (missing.length === 0) return { mayFill: true, reason: undefined };
  const permissions = missing.map((permission) => texts.data?.get(permission) ?? permission).join(', ');
  return { mayFill: false, reason: t('groups.beyond', { permissions }) };
}
