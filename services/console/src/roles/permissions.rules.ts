/** Areas that permissions are shown in, by the part before the colon; in this order. */
const AREAS = {
  people: ['staff', 'contacts'],
  groups: ['groups'],
  roles: ['roles'],
  email: ['email-log'],
  settings: ['settings', 'api-clients'],
  oversight: ['audit', 'privacy'],
  installation: ['installation'],
} as const;

export type PermissionArea = keyof typeof AREAS | 'other';

/** Permissions by area; what this console does not know yet comes last, and is not lost. */
export function byArea<T extends { readonly permission: string }>(permissions: readonly T[]): [PermissionArea, T[]][] {
  const areaOf = ({ permission }: T): PermissionArea => {
    const [subject = ''] = permission.split(':');
    const known = Object.entries(AREAS).find(([, subjects]) => (subjects as readonly string[]).includes(subject));
    return (known?.[0] ?? 'other') as PermissionArea;
  };
  const found = Map.groupBy(permissions, areaOf);
  const order = [...(Object.keys(AREAS) as PermissionArea[]), 'other' as const];
  return order.flatMap((area): [PermissionArea, T[]][] => {
    const those = found.get(area);
    return those ? [[area, those]] : [];
  });
}

/** Those of a role's permissions that somebody does not have, and who therefore may neither give nor take the role. */
export function beyond(permissions: readonly string[], can: (permission: string) => boolean): string[] {
  return permissions.filter((permission) => !can(permission));
}

/** What is in one list and not in the other, both ways. */
export function difference(
  before: readonly string[],
  after: readonly string[],
): { added: string[]; removed: string[] } {
  return {
    added: after.filter((each) => !before.includes(each)),
    removed: before.filter((each) => !after.includes(each)),
  };
}
