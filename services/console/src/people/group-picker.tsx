import { Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserKind } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { useGroupSearch } from './use-group-search.js';

const NEW = 'new:';

interface GroupPickerProps {
  kind: UserKind;
  value: string | null;
  onChange: (groupId: string | null) => void;
  /** Names of groups that are no choice. */
  without?: readonly string[];
  /** Inside something that closes when one clicks beside it. */
  isInPopover?: boolean;
}

/** One group, found by typing; a name that no group has becomes one. */
export function GroupPicker({ kind, value, onChange, without = [], isInPopover = false }: GroupPickerProps) {
  const { t } = useTranslation();
  const canCreate = useSession().can('groups:write');
  const [typed, setTyped] = useState('');
  const [made, setMade] = useState<{ id: string; name: string }>();
  const { groups, isSettled, create } = useGroupSearch(kind, typed === made?.name ? '' : typed);
  const name = typed.trim();
  const isKnown = groups.some((group) => group.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  const choices = groups
    .filter((group) => !without.includes(group.name))
    .map((group) => ({ value: group.id, label: group.name }));
  if (made && !choices.some((choice) => choice.value === made.id)) choices.push({ value: made.id, label: made.name });
  if (canCreate && isSettled && name !== '' && !isKnown && name !== made?.name)
    choices.push({ value: NEW + name, label: t('people.makeGroup', { name }) });
  const choose = (chosen: string | null) => {
    if (!chosen?.startsWith(NEW)) return onChange(chosen);
    return create.mutate(chosen.slice(NEW.length), {
      onSuccess: (group) => {
        setMade(group);
        setTyped(group.name);
        onChange(group.id);
      },
    });
  };
  return (
    <Stack gap="xs">
      <Select
        label={t('people.group')}
        placeholder={t('people.findGroup')}
        data={choices}
        value={value}
        onChange={choose}
        searchValue={typed}
        onSearchChange={setTyped}
        // The server has searched already.
        filter={({ options }) => options}
        nothingFoundMessage={isSettled ? t('common.nothingFound') : undefined}
        searchable
        comboboxProps={{ withinPortal: !isInPopover }}
        disabled={create.isPending}
        data-autofocus
      />
      <ProblemAlert error={create.error} />
    </Stack>
  );
}
