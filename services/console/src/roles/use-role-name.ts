import { useTranslation } from 'react-i18next';

const BUILT_IN = ['admin', 'settings-admin', 'staff-admin', 'contacts-admin', 'auditor', 'installation-admin'];

interface Named {
  readonly key?: string | null;
  readonly name: string;
}

/** Built-in roles are called what the reader's language calls them; others what somebody called them. */
export function useRoleName(): (role: Named) => string {
  const { t } = useTranslation();
  return ({ key, name }) => (key && BUILT_IN.includes(key) ? t(`roleName.${key}`) : name);
}

/** What a role is for; of the built-in ones in the reader's language. */
export function useRoleDescription(): (role: Named & { readonly description: string | null }) => string {
  const { t } = useTranslation();
  return ({ key, description }) => (key && BUILT_IN.includes(key) ? t(`roleDescription.${key}`) : (description ?? ''));
}
