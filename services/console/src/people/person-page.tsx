import { Badge, Grid, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf, isMissing } from '../api/client.js';
import { useSession } from '../auth/session.context.js';
import { NotFound } from '../shell/not-found.js';
import { PageHeader } from '../ui/page-header.js';
import { PageSkeleton } from '../ui/page-skeleton.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { fullName } from './full-name.rules.js';
import { PersonActions } from './person-actions.js';
import { PersonDetails } from './person-details.js';
import { PersonGroups } from './person-groups.js';
import { PersonHistory } from './person-history.js';
import { PersonMails } from './person-mails.js';
import { PersonRoles } from './person-roles.js';
import { PersonSecondFactor } from './person-second-factor.js';
import { PersonSessions } from './person-sessions.js';
import { AccountBadge } from './use-columns.js';

/** One person: values, groups and roles, how they sign in, mails, and what happened to them. */
export default function PersonPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const { data: user, error } = useQuery({
    queryKey: ['users', 'one', id],
    queryFn: () => bodyOf(api.GET('/v1/users/{id}', { params: { path: { id } } })),
  });
  if (isMissing(error)) return <NotFound />;
  if (error) return <ProblemAlert error={error} />;
  if (!user) return <PageSkeleton />;
  const list = user.kind === 'staff' ? '/staff' : '/contacts';
  const canWrite = session.can(user.kind === 'staff' ? 'staff:write' : 'contacts:write');
  const hasAccount = user.account === 'active';
  return (
    <>
      <PageHeader
        title={fullName(user)}
        back={{ href: list, label: user.kind === 'staff' ? t('nav.staff') : t('nav.contacts') }}
      >
        {canWrite && <PersonActions user={user} />}
      </PageHeader>
      <Group mb="lg" gap="xs">
        <AccountBadge user={user} />
        {user.tags.map((tag) => (
          <Badge key={tag} variant="default" tt="none">
            {tag}
          </Badge>
        ))}
      </Group>
      <Grid>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            <PersonDetails user={user} canWrite={canWrite} key={user.version} />
            <PersonHistory id={id} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            <PersonGroups user={user} />
            {session.can('roles:read') && <PersonRoles id={id} name={fullName(user)} />}
            {hasAccount && canWrite && <PersonSessions user={user} />}
            {hasAccount && <PersonSecondFactor user={user} canWrite={canWrite} />}
            {session.can('email-log:read') && user.email && <PersonMails email={user.email} />}
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}
