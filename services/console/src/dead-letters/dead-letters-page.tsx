import { Badge, Group, SegmentedControl, Select, Text, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { useApi } from '../api/api.context.js';
import type { DeadLetter } from '../api/types.js';
import { SectionTitle } from '../settings/section-title.js';
import { DataGrid, type GridColumn } from '../ui/data-grid.js';
import { EmptyState } from '../ui/empty-state.js';
import { formatTime } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { usePages } from '../ui/use-pages.js';
import { DeadLetterDetail } from './dead-letter-detail.js';
import { listDeadLetters, SERVICES, STATES } from './dead-letters.api.js';

const COLORS = { parked: 'orange', handled: 'teal', discarded: 'gray' } as const;

/** Messages that a service gave up on: what was wrong, what was in them, and the way to try once more. */
export default function DeadLettersPage() {
  const { t } = useTranslation();
  const api = useApi();
  const [parameters, setParameters] = useSearchParams();
  const service = SERVICES.find((known) => known === parameters.get('service')) ?? 'identity';
  const state = STATES.find((known) => known === parameters.get('state')) ?? 'parked';
  const opened = parameters.get('letter');
  const letters = usePages<DeadLetter>({
    key: ['dead-letters', service, state],
    load: (cursor) => listDeadLetters(api, service, { cursor, state, limit: 100 }),
  });
  const columns = useMemo<GridColumn<DeadLetter>[]>(() => {
    const open = (letter: string) => setParameters((current) => withValue(current, 'letter', letter));
    return [
      {
        id: 'subject',
        header: t('deadLetters.subject'),
        size: 260,
        cell: ({ row: { original } }) => (
          <UnstyledButton className="row-link" fz="inherit" onClick={() => open(original.id)}>
            {original.wireSubject}
          </UnstyledButton>
        ),
      },
      { id: 'consumer', header: t('deadLetters.consumer'), size: 190, cell: ({ row }) => row.original.consumer },
      { id: 'reason', header: t('deadLetters.reason'), size: 280, cell: ({ row }) => row.original.reason },
      {
        id: 'state',
        header: t('people.status'),
        size: 130,
        cell: ({ row: { original } }) => (
          <Badge variant="dot" tt="none" color={COLORS[original.state]}>
            {t(`deadLetters.state_${original.state}`)}
          </Badge>
        ),
      },
      { id: 'at', header: t('deadLetters.at'), size: 170, cell: ({ row }) => formatTime(row.original.parkedAt) },
    ];
  }, [t, setParameters]);
  const filter = (name: string, value: string | null) =>
    setParameters((current) => withValue(current, name, value), { replace: true });
  return (
    <>
      <SectionTitle title={t('settings.dead-letters')} />
      <Text c="dimmed" mb="md">
        {t('deadLetters.lead')}
      </Text>
      <Group mb="sm">
        <SegmentedControl
          aria-label={t('deadLetters.service')}
          data={SERVICES.map((value) => ({ value, label: t(`service.${value}`) }))}
          value={service}
          onChange={(value) => filter('service', value)}
        />
        <Select
          aria-label={t('people.status')}
          data={STATES.map((value) => ({ value, label: t(`deadLetters.state_${value}`) }))}
          value={state}
          onChange={(value) => filter('state', value)}
          allowDeselect={false}
          w={190}
        />
      </Group>
      <ProblemAlert error={letters.error} />
      {!letters.error && (
        <DataGrid
          label={t('settings.dead-letters')}
          columns={columns}
          pages={letters}
          rowId={({ id }) => id}
          rowLabel={({ wireSubject }) => wireSubject}
          height="min(60dvh, 40rem)"
          empty={<EmptyState title={t('deadLetters.none')} text={t('deadLetters.noneHelp')} />}
        />
      )}
      {opened && <DeadLetterDetail service={service} id={opened} onClose={() => filter('letter', null)} />}
    </>
  );
}

function withValue(current: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const next = new URLSearchParams(current);
  if (value) next.set(name, value);
  else next.delete(name);
  return next;
}
