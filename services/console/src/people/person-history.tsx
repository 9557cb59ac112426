import { Anchor, Button, Text, Timeline } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { HistoryEntry } from '../api/types.js';
import { formatTime } from '../ui/format.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { Section } from '../ui/section.js';
import { usePages } from '../ui/use-pages.js';
import { PersonName } from './person-name.js';

const SHOWN = 10;

/** What changed about a person, newest first: by whom, through what, before and after. */
export function PersonHistory({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const api = useApi();
  const history = usePages<HistoryEntry>({
    key: ['users', 'history', id],
    load: (cursor) =>
      bodyOf(api.GET('/v1/users/{id}/history', { params: { path: { id }, query: { cursor, limit: SHOWN } } })),
  });
  const label = (property: string) => (i18n.exists(`property.${property}`) ? t(`property.${property}`) : property);
  const shown = (property: string, value: string) =>
    i18n.exists(`historyValue.${property}_${value}`) ? t(`historyValue.${property}_${value}`) : value;
  return (
    <Section title={t('person.history')}>
      <ProblemAlert error={history.error} />
      {!history.isPending && history.items.length === 0 && <Text c="dimmed">{t('person.noHistory')}</Text>}
      <Timeline bulletSize={14} lineWidth={2}>
        {history.items.map((entry) => (
          <Timeline.Item key={entry.version} title={t(`through.${entry.through}`)}>
            <Text size="sm" c="dimmed">
              {formatTime(entry.at)}
              {entry.actorId && entry.actorId !== id && (
                <>
                  {' · '}
                  <PersonName type="user" id={entry.actorId} />
                </>
              )}
              {entry.importId && (
                <>
                  {' · '}
                  <Anchor component={Link} href={`/imports/${entry.importId}`} size="sm">
                    {t('person.toImport')}
                  </Anchor>
                </>
              )}
            </Text>
            {entry.changes.map(({ property, before, after }) => (
              <Text size="sm" key={property}>
                {label(property)}: {before !== null && <span className="before">{shown(property, before)}</span>}{' '}
                {before !== null && '→'} {after === null ? '–' : shown(property, after)}
              </Text>
            ))}
          </Timeline.Item>
        ))}
      </Timeline>
      {history.hasNextPage && (
        <Button
          variant="default"
          w="fit-content"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('person.moreHistory')}
        </Button>
      )}
    </Section>
  );
}
