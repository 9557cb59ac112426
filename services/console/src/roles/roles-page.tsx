import { Accordion, Badge, Group, List, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { Page, Role } from '../api/types.js';
import { currentLocale } from '../i18n/i18n.js';
import { PageHeader } from '../ui/page-header.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { useRoleName } from './use-role-name.js';

/** Roles and what each of them allows, in words. */
export default function RolesPage() {
  const { t } = useTranslation();
  const roles = useRoles();
  const meaning = usePermissionTexts();
  const nameOf = useRoleName();
  return (
    <>
      <PageHeader title={t('nav.roles')} />
      <Text c="dimmed" mb="md">
        {t('roles.lead')}
      </Text>
      <ProblemAlert error={roles.error ?? meaning.error} />
      {roles.isPending && <Skeleton h={260} />}
      <Accordion variant="separated">
        {roles.data?.map((role) => (
          <Accordion.Item value={role.id} key={role.id}>
            <Accordion.Control>
              <Group justify="space-between" pr="md">
                <Text fw={600}>{nameOf(role)}</Text>
                <Group gap="xs">
                  <Badge variant="default" tt="none">
                    {t('roles.people', { count: role.userCount })}
                  </Badge>
                  <Badge variant="default" tt="none">
                    {t('roles.groups', { count: role.groupCount })}
                  </Badge>
                </Group>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              {!role.isBuiltIn && role.description && <Text mb="xs">{role.description}</Text>}
              <List size="sm">
                {role.permissions.map((permission) => (
                  <List.Item key={permission}>{meaning.data?.get(permission) ?? permission}</List.Item>
                ))}
              </List>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </>
  );
}

export function useRoles() {
  const api = useApi();
  return useQuery({
    queryKey: ['roles'],
    queryFn: async () => {
      const page = await bodyOf(api.GET('/v1/roles', { params: { query: { limit: 200 } } }));
      return (page as Page<Role>).items;
    },
  });
}

/** What each permission allows, in the reader's language. */
export function usePermissionTexts() {
  const api = useApi();
  const locale = currentLocale();
  return useQuery({
    queryKey: ['permissions', locale],
    queryFn: async () => {
      const { items } = await bodyOf(api.GET('/v1/permissions', { params: { query: { locale } } }));
      return new Map<string, string>(items.map(({ permission, description }) => [permission, description]));
    },
    staleTime: Infinity,
  });
}
