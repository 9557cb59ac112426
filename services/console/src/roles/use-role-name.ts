import { useTranslation } from 'react-i18next';

const BUILT_IN = ['admin', 'settings-admin', 'staff-admin', 'contacts-admin', 'auditor'];

/** Built-in roles are called what the reader's language calls them; others what somebody called them. */
export function useRoleName(): (role: { readonly key?: string | null; readonly name: string }) => string {
  const { t } = useTranslation();
  return ({ key, name }) => (key && BUILT_IN.includes(key) ? t(`roleName.${key}`) : name);
}
