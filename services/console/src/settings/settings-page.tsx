import { Anchor, Box, Grid, NavLink, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'wouter';
import { useSession } from '../auth/session.context.js';
import { NotFound } from '../shell/not-found.js';
import { PageHeader } from '../ui/page-header.js';
import { AREAS, sectionsOf } from './sections.js';

/** Settings by area; only what the signed-in person may see. On a phone the list and a page take turns. */
export default function SettingsPage({ section }: { section: string | undefined }) {
  const { t } = useTranslation();
  const session = useSession();
  const [parameters] = useSearchParams();
  const allowed = sectionsOf(session);
  const current = section === undefined ? allowed[0] : allowed.find(({ id }) => id === section);
  if (!current) return <NotFound />;
  const Section = current.page;
  const isList = section === undefined;
  // The editor of a text needs the room, and has a way back of its own.
  const isWide = current.id === 'email-templates' && parameters.has('name');
  return (
    <>
      <PageHeader title={t('nav.settings')} />
      <Grid gap="xl">
        <Grid.Col
          span={{ base: 12, md: 3 }}
          visibleFrom={isList ? undefined : 'md'}
          display={isWide ? 'none' : undefined}
        >
          <nav aria-label={t('nav.settings')}>
            {AREAS.filter((area) => allowed.some((known) => known.area === area)).map((area) => (
              <div key={area}>
                <Text size="sm" c="dimmed" px="sm" pt="sm">
                  {t(`settings.area_${area}`)}
                </Text>
                {allowed
                  .filter((known) => known.area === area)
                  .map(({ id }) => (
                    <NavLink
                      key={id}
                      component={Link}
                      href={`/settings/${id}`}
                      label={t(`settings.${id}`)}
                      active={id === current.id}
                      aria-current={id === current.id ? 'page' : undefined}
                      style={{ borderRadius: 'var(--mantine-radius-md)' }}
                    />
                  ))}
              </div>
            ))}
          </nav>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: isWide ? 12 : 9 }} visibleFrom={isList ? 'md' : undefined}>
          <Box hiddenFrom="md" mb="xs" display={isWide ? 'none' : undefined}>
            <Anchor component={Link} href="/settings" size="sm">
              ← {t('settings.back')}
            </Anchor>
          </Box>
          <Section />
        </Grid.Col>
      </Grid>
    </>
  );
}
