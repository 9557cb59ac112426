import { Button, Group, Pill, Popover, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { ApiProblem } from '../api/problem.js';
import type { User } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { Section } from '../ui/section.js';
import { fullName } from './full-name.rules.js';
import { GroupPicker } from './group-picker.js';
import { groupIdOf } from './use-group-search.js';

/** In which groups somebody is, and putting them into others or taking them out. */
export function PersonGroups({ user }: { user: User }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const canWrite = useSession().can('groups:write');
  const [isAdding, setIsAdding] = useState(false);
  const [groupId, setGroupId] = useState<string | null>(null);
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: ['users'] });
    await queries.invalidateQueries({ queryKey: ['groups'] });
  };
  const add = useMutation({
    mutationFn: (id: string) =>
      api.POST('/v1/groups/{id}/members', { params: { path: { id } }, body: { userIds: [user.id] } }),
    onSuccess: () => {
      setIsAdding(false);
      setGroupId(null);
      return onSuccess();
    },
  });
  const remove = useMutation({
    mutationFn: async (name: string) => {
      const id = await groupIdOf(api, user.kind, name);
      if (!id) throw new ApiProblem({ code: 'not-found', title: '', detail: '', status: 404 });
      await api.DELETE('/v1/groups/{id}/members/{userId}', { params: { path: { id, userId: user.id } } });
    },
    onSuccess: (_nothing, name) => {
      notifyDone(t('person.groupLeft', { name: fullName(user), group: name }));
      return onSuccess();
    },
  });
  const picker = (
    <Popover opened={isAdding} onChange={setIsAdding} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-expanded={isAdding}
          onClick={() => setIsAdding((before) => !before)}
        >
          {t('person.addGroup')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <GroupPicker kind={user.kind} value={groupId} onChange={setGroupId} without={user.groups} isInPopover />
          <ProblemAlert error={add.error} />
          <Group justify="flex-end">
            <Button disabled={!groupId} loading={add.isPending} onClick={() => groupId && add.mutate(groupId)}>
              {t('new.add')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <Section title={t('nav.groups')} action={canWrite && picker}>
      {user.groups.length === 0 && <Text c="dimmed">{t('person.noGroups')}</Text>}
      <Group gap="xs">
        {user.groups.map((name) => (
          <Pill
            key={name}
            size="lg"
            withRemoveButton={canWrite}
            disabled={remove.isPending}
            onRemove={() => remove.mutate(name)}
            removeButtonProps={{
              'aria-label': t('person.leaveGroup', { group: name }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
          >
            {name}
          </Pill>
        ))}
      </Group>
      <ProblemAlert error={remove.error} />
    </Section>
  );
}
