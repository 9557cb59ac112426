import { Anchor, Stack, Text, Timeline, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { HistoryEntry } from '../api/types.js';
import { formatTime } from '../ui/format.js';
import { usePages } from '../ui/use-pages.js';

/** What changed about a person, newest first, and through what. */
export function PersonHistory({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const api = useApi();
  const history = usePages<HistoryEntry>({
    key: ['users', 'history', id],
    load: async (cursor) => {
      const page = await bodyOf(api.GET('/v1/users/{id}/history', { params: { path: { id }, query: { cursor } } }));
      return page;
    },
  });
  if (history.items.length === 0) return null;
  const label = (property: string) => (i18n.exists(`property.${property}`) ? t(`property.${property}`) : property);
  return (
    <Stack mt="xl">
      <Title order={2} size="h4">
        {t('person.history')}
      </Title>
      <Timeline bulletSize={14} lineWidth={2}>
        {history.items.map((entry) => (
          <Timeline.Item key={entry.version} title={t(`through.${entry.through}`)}>
            <Text size="sm" c="dimmed">
              {formatTime(entry.at)}
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
                {label(property)}: {before !== null && <span className="before">{before}</span>}{' '}
                {before !== null && '→'} {after ?? '–'}
              </Text>
            ))}
          </Timeline.Item>
        ))}
      </Timeline>
    </Stack>
  );
}
