/**
 * Whether somebody with these permissions may decide who is in a group: being in it gives the permissions of its roles, so
 * it takes the right to assign roles and each of those permissions. `null` is a group without roles.
 */
export function mayFill(own: readonly string[], permissions: readonly string[] | null): boolean {
  if (permissions === null) return true;
  const has = new Set(own);
  return has.has('roles:assign') && permissions.every((permission) => has.has(permission));
}
