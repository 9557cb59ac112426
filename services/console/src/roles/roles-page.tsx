import { Anchor, Badge, Button, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Role } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { EmptyState } from '../ui/empty-state.js';
import { PageHeader } from '../ui/page-header.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { useRoleDescription, useRoleName } from './use-role-name.js';
import { useRoles } from './use-roles.js';

/** Roles of the organisation's own, and those that come with Rollcall. */
export default function RolesPage() {
  const { t } = useTranslation();
  const canWrite = useSession().can('roles:write');
  const roles = useRoles();
  const own = roles.data?.filter(({ isBuiltIn }) => !isBuiltIn) ?? [];
  const builtIn = roles.data?.filter(({ isBuiltIn }) => isBuiltIn) ?? [];
  return (
    <>
      <PageHeader title={t('nav.roles')}>
        {canWrite && (
          <Button component={Link} href="/roles/new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('roles.new')}
          </Button>
        )}
      </PageHeader>
      <Text c="dimmed" mb="md">
        {t('roles.lead')}
      </Text>
      <ProblemAlert error={roles.error} />
      {roles.isPending && <Skeleton h={360} />}
      {roles.data && (
        <Stack gap="xl">
          <section aria-label={t('roles.own')}>
            <Title order={2} size="h4" mb="sm">
              {t('roles.own')}
            </Title>
            {own.length === 0 ? (
              <EmptyState title={t('roles.none')} text={t('roles.noneHelp')} />
            ) : (
              <RoleCards roles={own} />
            )}
          </section>
          <section aria-label={t('roles.builtIn')}>
            <Title order={2} size="h4" mb="sm">
              {t('roles.builtIn')}
            </Title>
            <RoleCards roles={builtIn} />
          </section>
        </Stack>
      )}
    </>
  );
}

function RoleCards({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation();
  const nameOf = useRoleName();
  const descriptionOf = useRoleDescription();
  return (
    <Stack gap="sm">
      {roles.map((role) => (
        <Card key={role.id} withBorder py="sm">
          <Group justify="space-between">
            <div style={{ flex: '1 1 16rem' }}>
              <Anchor component={Link} href={`/roles/${role.id}`} fw={600}>
                {nameOf(role)}
              </Anchor>
              <Text size="sm" c="dimmed">
                {descriptionOf(role)}
              </Text>
            </div>
            <Group gap="xs">
              <Badge variant="default" tt="none">
                {t('person.permissions', { count: role.permissions.length })}
              </Badge>
              <Badge variant="default" tt="none">
                {t('roles.people', { count: role.userCount })}
              </Badge>
              <Badge variant="default" tt="none">
                {t('roles.groups', { count: role.groupCount })}
              </Badge>
            </Group>
          </Group>
        </Card>
      ))}
    </Stack>
  );
}
