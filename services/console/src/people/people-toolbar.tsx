import { ActionIcon, Checkbox, CloseButton, Group, Pill, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconColumns3, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import type { User, UserKind } from '../api/types.js';
import type { LongColumn } from '../ui/long-grid.js';
import { GroupSelect } from '../groups/group-select.js';

interface PeopleToolbarProps {
  kind: UserKind;
  columns: readonly LongColumn<User>[];
  isVisible: (column: string) => boolean;
  onChoose: (column: string, shown: boolean) => void;
}

/** Search as one types, filters, and which columns there are. */
export function PeopleToolbar({ kind, columns, isVisible, onChoose }: PeopleToolbarProps) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const [search, setSearch] = useState(parameters.get('search') ?? '');
  const set = (name: string, value: string | null) =>
    setParameters(
      (current) => {
        const next = new URLSearchParams(current);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const setLater = useDebouncedCallback((value: string) => set('search', value), 200);
  const type = (value: string) => {
    setSearch(value);
    setLater(value);
  };
  return (
    <Group mb="sm" gap="xs" align="center">
      <TextInput
        type="search"
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={search && <CloseButton size="sm" aria-label={t('people.clearSearch')} onClick={() => type('')} />}
        value={search}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        style={{ flex: '1 1 14rem' }}
      />
      <Select
        aria-label={t('people.status')}
        data={[
          { value: 'active', label: t('status.active') },
          { value: 'inactive', label: t('status.inactive') },
          { value: 'all', label: t('status.all') },
        ]}
        value={parameters.get('status') ?? 'active'}
        onChange={(value) => set('status', value === 'active' ? null : value)}
        allowDeselect={false}
        w={150}
      />
      <Select
        aria-label={t('people.account')}
        placeholder={t('people.account')}
        data={(['none', 'invited', 'active'] as const).map((value) => ({ value, label: t(`accountState.${value}`) }))}
        value={parameters.get('account')}
        onChange={(value) => set('account', value)}
        clearable
        clearButtonProps={{ 'aria-label': t('common.clear') }}
        w={175}
      />
      <GroupSelect kind={kind} value={parameters.get('groupId')} onChange={(value) => set('groupId', value)} />
      {parameters.has('importId') && (
        <Pill
          size="lg"
          withRemoveButton
          onRemove={() => set('importId', null)}
          removeButtonProps={{ 'aria-label': t('common.clear'), tabIndex: 0, 'aria-hidden': false }}
        >
          {t('people.ofImport')}
        </Pill>
      )}
      <Popover position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon variant="default" size={36} aria-label={t('people.columns')}>
            <IconColumns3 size={18} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('people.columns')}>
          <Stack gap="xs">
            {columns.slice(1).map((column) => (
              <Checkbox
                key={column.id}
                label={column.header}
                checked={isVisible(column.id)}
                onChange={({ currentTarget }) => onChoose(column.id, currentTarget.checked)}
              />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}
