import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { PageHeader } from '../ui/page-header.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { ChangePassword } from './change-password.js';
import { loadMe, ME_KEY } from './load-me.js';
import { MyDetails } from './my-details.js';
import { MySecondFactor } from './my-second-factor.js';
import { MySessions } from './my-sessions.js';

/** What the signed-in person decides about themselves. */
export default function ProfilePage() {
  const { t } = useTranslation();
  const api = useApi();
  const me = useQuery({ queryKey: ME_KEY, queryFn: () => loadMe(api), refetchOnWindowFocus: false });
  return (
    <>
      <PageHeader title={t('profile.title')} />
      <Text c="dimmed" mb="md">
        {me.data && t('profile.lead', { organization: me.data.value.organization.name })}
      </Text>
      <ProblemAlert error={me.error} />
      <Stack maw={720} gap="lg">
        {me.isPending && <Skeleton h={320} />}
        {me.data?.value.user && <MyDetails stored={me.data} user={me.data.value.user} />}
        <ChangePassword />
        <MySecondFactor />
        <MySessions />
      </Stack>
    </>
  );
}
