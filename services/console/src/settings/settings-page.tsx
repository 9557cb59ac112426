import { lazy } from 'react';
import { NavLink, Grid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSession } from '../auth/session.context.js';
import { NotFound } from '../shell/not-found.js';
import { PageHeader } from '../ui/page-header.js';

const SECTIONS = [
  { id: 'organization', area: 'general', permission: 'settings:read', page: lazy(() => import('./organization.js')) },
  { id: 'email-log', area: 'email', permission: 'email-log:read', page: lazy(() => import('./email-log.js')) },
  {
    id: 'password-policy',
    area: 'security',
    permission: 'settings:read',
    page: lazy(() => import('./password-policy.js')),
  },
  {
    id: 'api-clients',
    area: 'security',
    permission: 'api-clients:write',
    page: lazy(() => import('./api-clients.js')),
  },
  { id: 'audit', area: 'security', permission: 'audit:read', page: lazy(() => import('./audit.js')) },
  { id: 'sessions', area: 'own', permission: null, page: lazy(() => import('./sessions.js')) },
] as const;
const AREAS = ['general', 'email', 'security', 'own'] as const;

/** Settings by area; only what the signed-in person may see. */
export default function SettingsPage({ section }: { section: string | undefined }) {
  const { t } = useTranslation();
  const session = useSession();
  const allowed = SECTIONS.filter(({ permission }) => permission === null || session.can(permission));
  const current = section === undefined ? allowed[0] : allowed.find(({ id }) => id === section);
  if (!current) return <NotFound />;
  const Section = current.page;
  return (
    <>
      <PageHeader title={t('nav.settings')} />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 3 }}>
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
        <Grid.Col span={{ base: 12, md: 9 }}>
          <Section />
        </Grid.Col>
      </Grid>
    </>
  );
}
