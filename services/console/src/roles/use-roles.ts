import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { Page, PermissionInfo, Role } from '../api/types.js';
import { currentLocale } from '../i18n/i18n.js';

export function useRoles(enabled = true) {
  const api = useApi();
  return useQuery({
    queryKey: ['roles'],
    queryFn: async () => {
      const page = await bodyOf(api.GET('/v1/roles', { params: { query: { limit: 200 } } }));
      return (page as Page<Role>).items;
    },
    enabled,
  });
}

/** All permissions in the reader's language, and which of them the signed-in person has and so may give. */
export function usePermissions() {
  const api = useApi();
  const locale = currentLocale();
  return useQuery({
    queryKey: ['permissions', locale],
    queryFn: async (): Promise<readonly PermissionInfo[]> => {
      const { items } = await bodyOf(api.GET('/v1/permissions', { params: { query: { locale } } }));
      return items;
    },
    staleTime: 60_000,
  });
}

/** What each permission allows. */
export function usePermissionTexts() {
  const permissions = usePermissions();
  const data = permissions.data && new Map<string, string>(permissions.data.map((p) => [p.permission, p.description]));
  return { data, error: permissions.error };
}
