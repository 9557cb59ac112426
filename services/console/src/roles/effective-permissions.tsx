import { Anchor, Alert, List, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { PermissionReason } from '../api/types.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { byArea } from './permissions.rules.js';
import { useRoleName } from './use-role-name.js';
import { usePermissionTexts, useRoles } from './use-roles.js';

/** What a person may do, by area, and through which role and group. */
export function EffectivePermissions({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const texts = usePermissionTexts();
  const effective = useQuery({
    queryKey: ['users', 'permissions', userId],
    queryFn: () => bodyOf(api.GET('/v1/users/{id}/permissions', { params: { path: { id: userId } } })),
  });
  if (effective.error) return <ProblemAlert error={effective.error} />;
  if (!effective.data) return <Skeleton h={120} />;
  const { items, inForce } = effective.data;
  if (items.length === 0) return null;
  return (
    <details>
      <summary>{t('person.permissions', { count: items.length })}</summary>
      <Stack mt="sm" gap="sm">
        {!inForce && <Alert variant="outline">{t('person.notInForce')}</Alert>}
        {byArea(items).map(([area, those]) => (
          <div key={area}>
            <Title order={3} size="h6">
              {t(`permissionArea.${area}`)}
            </Title>
            <List size="sm">
              {those.map(({ permission, why }) => (
                <List.Item key={permission}>
                  {texts.data?.get(permission) ?? permission}
                  <Text size="xs" c="dimmed">
                    {t('roles.because')}{' '}
                    {why.map((reason, index) => (
                      <span key={`${reason.roleId}${reason.groupId ?? ''}`}>
                        {index > 0 && ', '}
                        <Reason reason={reason} />
                      </span>
                    ))}
                  </Text>
                </List.Item>
              ))}
            </List>
          </div>
        ))}
      </Stack>
    </details>
  );
}

function Reason({ reason }: { reason: PermissionReason }) {
  const { t } = useTranslation();
  const roles = useRoles();
  const nameOf = useRoleName();
  const role = roles.data?.find(({ id }) => id === reason.roleId);
  return (
    <>
      <Anchor component={Link} href={`/roles/${reason.roleId}`} inherit underline="always">
        {role ? nameOf(role) : reason.roleName}
      </Anchor>
      {reason.groupId && (
        <>
          {' '}
          {t('roles.throughGroup')}{' '}
          <Anchor component={Link} href={`/groups/${reason.groupId}`} inherit underline="always">
            {reason.groupName}
          </Anchor>
        </>
      )}
    </>
  );
}
