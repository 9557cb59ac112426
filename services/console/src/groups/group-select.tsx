import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UserKind } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { useGroups } from './use-groups.js';

interface GroupSelectProps {
  kind: UserKind;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A group to filter by. */
export function GroupSelect({ kind, value, onChange }: GroupSelectProps) {
  const { t } = useTranslation();
  const canRead = useSession().can('groups:read');
  const groups = useGroups(kind, canRead);
  if (!canRead) return null;
  return (
    <Select
      aria-label={t('people.group')}
      placeholder={t('people.group')}
      data={(groups.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      nothingFoundMessage={t('common.nothingFound')}
      w={175}
    />
  );
}
