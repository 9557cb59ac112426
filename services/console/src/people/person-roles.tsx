import { Button, Group, List, MultiSelect, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import { useSession } from '../auth/session.context.js';
import { usePermissionTexts, useRoles } from '../roles/roles-page.js';
import { useRoleName } from '../roles/use-role-name.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { Section } from '../ui/section.js';

/** Roles of a person, and what they may do with them and why. */
export function PersonRoles({ id }: { id: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const canAssign = useSession().can('roles:assign');
  const roles = useRoles();
  const nameOf = useRoleName();
  const params = { path: { id } };
  const assigned = useQuery({
    queryKey: ['users', 'roles', id],
    queryFn: () => bodyOf(api.GET('/v1/users/{id}/roles', { params })),
  });
  const [chosen, setChosen] = useState<string[]>();
  const save = useMutation({
    mutationFn: (roleIds: string[]) => bodyOf(api.PUT('/v1/users/{id}/roles', { params, body: { roleIds } })),
    onSuccess: () => {
      setChosen(undefined);
      notifyDone(t('common.saved'));
      return queries.invalidateQueries({ queryKey: ['users'] });
    },
  });
  if (!assigned.data || !roles.data) return <ProblemAlert error={assigned.error ?? roles.error} />;
  return (
    <Section title={t('nav.roles')}>
      <Group align="flex-end">
        <MultiSelect
          aria-label={t('nav.roles')}
          placeholder={(chosen ?? assigned.data.roleIds).length === 0 ? t('person.noRoles') : undefined}
          data={roles.data.map((role) => ({ value: role.id, label: nameOf(role) }))}
          value={chosen ?? assigned.data.roleIds}
          onChange={setChosen}
          disabled={!canAssign}
          maw={560}
          style={{ flex: 1 }}
        />
        {chosen && (
          <Button loading={save.isPending} onClick={() => save.mutate(chosen)}>
            {t('common.save')}
          </Button>
        )}
      </Group>
      <ProblemAlert error={save.error} />
      <Effective id={id} />
    </Section>
  );
}

function Effective({ id }: { id: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const meaning = usePermissionTexts();
  const { data } = useQuery({
    queryKey: ['users', 'permissions', id],
    queryFn: () => bodyOf(api.GET('/v1/users/{id}/permissions', { params: { path: { id } } })),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <details>
      <summary>{t('person.permissions', { count: data.items.length })}</summary>
      {!data.inForce && <Text size="sm">{t('person.notInForce')}</Text>}
      <List size="sm" mt="xs">
        {data.items.map(({ permission, why }) => (
          <List.Item key={permission}>
            {meaning.data?.get(permission) ?? permission}{' '}
            <Text span size="xs" c="dimmed">
              {why.map(({ roleName, groupName }) => (groupName ? `${roleName} (${groupName})` : roleName)).join(', ')}
            </Text>
          </List.Item>
        ))}
      </List>
    </details>
  );
}
