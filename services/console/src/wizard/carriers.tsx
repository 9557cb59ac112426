import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PersonName } from '../people/person-name.js';
import { formatTime } from '../ui/format.js';
import type { Import } from './import.types.js';

/** Who carried an import, step by step. */
export function Carriers({ view }: { view: Import }) {
  const { t } = useTranslation();
  const steps = [
    { label: t('imports.created'), who: view.createdBy, at: view.createdAt },
    { label: t('imports.planned'), who: view.plannedBy, at: null },
    { label: t('imports.applied'), who: view.appliedBy, at: view.undoneBy ? null : view.completedAt },
    { label: t('imports.cancelled'), who: view.cancelledBy, at: null },
    { label: t('imports.undone'), who: view.undoneBy, at: view.undoneBy ? view.completedAt : null },
  ].filter(({ who }) => who);
  return (
    <Text size="sm" c="dimmed" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {steps.map(({ label, who, at }) => (
        <li key={label}>
          {label} {who && <PersonName type="user" id={who} />}
          {at && `, ${formatTime(at)}`}
        </li>
      ))}
    </Text>
  );
}
