import { Group, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../auth/session.context.js';
import { PersonSelect } from '../ui/person-select.js';
import { ACTIONS, keyOf, type AuditFilter } from './audit.rules.js';

interface AuditFiltersProps {
  values: Partial<Record<AuditFilter, string>>;
  onChange: (name: AuditFilter, value: string | null) => void;
}

export function AuditFilters({ values, onChange }: AuditFiltersProps) {
  const { t } = useTranslation();
  const session = useSession();
  const canSeePeople = session.can('staff:read') || session.can('contacts:read');
  const actions = Object.entries(ACTIONS).map(([area, items]) => ({
    group: t(`audit.area.${area}`),
    items: items.map((value) => ({ value, label: t(`audit.action.${keyOf(value)}`) })),
  }));
  return (
    <Group mb="md" gap="sm" align="flex-end">
      <Select
        label={t('audit.what')}
        placeholder={t('audit.everything')}
        data={actions}
        value={values.action ?? null}
        onChange={(value) => onChange('action', value)}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('common.clear') }}
        nothingFoundMessage={t('common.nothingFound')}
        style={{ flex: '1 1 14rem' }}
      />
      {canSeePeople &&
        (['actorId', 'subjectId'] as const).map((name) => (
          <PersonSelect
            key={name}
            label={t(`audit.${name}`)}
            placeholder={t('audit.anybody')}
            value={values[name] ?? null}
            onChange={(id) => onChange(name, id)}
            style={{ flex: '1 1 14rem' }}
          />
        ))}
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(`audit.${name}`)}
          value={values[name] ?? ''}
          onChange={({ currentTarget }) => onChange(name, currentTarget.value || null)}
          style={{ flex: '0 1 10rem' }}
        />
      ))}
    </Group>
  );
}
