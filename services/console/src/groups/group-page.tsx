import { Alert, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { isMissing } from '../api/client.js';
import { useSession } from '../auth/session.context.js';
import { RoleAssignment } from '../roles/role-assignment.js';
import { NotFound } from '../shell/not-found.js';
import { formatTime } from '../ui/format.js';
import { PageHeader } from '../ui/page-header.js';
import { PageSkeleton } from '../ui/page-skeleton.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { DeleteGroup } from './delete-group.js';
import { EditGroup } from './edit-group.js';
import { loadGroup } from './load-group.js';
import { Members } from './members.js';

/** One group: what it is for, which roles its members get, and who is in it. */
export default function GroupPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const stored = useQuery({ queryKey: ['groups', 'one', id], queryFn: () => loadGroup(api, id) });
  if (isMissing(stored.error)) return <NotFound />;
  if (stored.error) return <ProblemAlert error={stored.error} />;
  if (!stored.data) return <PageSkeleton />;
  const group = stored.data.value;
  const canWrite = session.can('groups:write') && !group.isSystem;
  return (
    <>
      <PageHeader title={group.name} back={{ href: `/groups?kind=${group.kind}`, label: t('nav.groups') }}>
        {canWrite && <EditGroup stored={stored.data} />}
        {canWrite && <DeleteGroup group={group} />}
      </PageHeader>
      <Stack gap="lg">
        <div>
          {group.description && <Text>{group.description}</Text>}
          <Text size="sm" c="dimmed">
            {t(`groups.of_${group.kind}`)} · {t('groups.since', { time: formatTime(group.createdAt) })}
          </Text>
        </div>
        {group.isSystem && <Alert variant="outline">{t('groups.system')}</Alert>}
        {session.can('roles:read') && (
          <Stack gap="xs" component="section" aria-label={t('groups.roles')}>
            <Title order={2} size="h4">
              {t('groups.roles')}
            </Title>
            <RoleAssignment holder={{ type: 'group', id }} name={group.name} memberCount={group.memberCount} />
          </Stack>
        )}
        <Members group={group} />
      </Stack>
    </>
  );
}
