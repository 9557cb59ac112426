import { DomainError } from '@rollcall/service-defaults';

/** What it means for who asked when the database refused to leave an organisation without an Admin. */
export function lastAdminConflict(error: unknown): DomainError | undefined {
  const { constraint } = ((error as { cause?: unknown }).cause ?? error) as { constraint?: string };
  if (constraint !== 'organization_keeps_admin') return undefined;
  return new DomainError({
    code: 'last-admin',
    kind: 'conflict',
    message: 'An organisation keeps at least one Admin. Make somebody else Admin first.',
    cause: error,
  });
}
