import { Anchor, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useApi } from '../../api/api.context.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { SectionTitle } from '../section-title.js';
import { EmailForm } from './email-form.js';
import { EMAIL_SETTINGS_KEY, loadEmailSettings } from './load-email-settings.js';
import { MailState } from './mail-state.js';

/** Who mails come from, what stands in all of them, how long the log keeps them, and how they leave. */
export default function EmailSettingsPage() {
  const { t } = useTranslation();
  const api = useApi();
  const settings = useQuery({
    queryKey: EMAIL_SETTINGS_KEY,
    queryFn: () => loadEmailSettings(api),
    // A form that is being filled in does not change under one's hands.
    refetchOnWindowFocus: false,
  });
  return (
    <>
      <SectionTitle title={t('settings.email')} />
      <MailState />
      <Text c="dimmed" mb="md">
        {t('email.lead')}{' '}
        <Anchor component={Link} href="/settings/email-templates" inherit underline="always">
          {t('email.toTemplates')}
        </Anchor>
      </Text>
      <ProblemAlert error={settings.error} />
      {settings.data && <EmailForm stored={settings.data} />}
      {settings.isPending && <FormSkeleton />}
    </>
  );
}

function FormSkeleton() {
  return (
    <div aria-busy="true">
      {[200, 320, 140].map((height) => (
        <Group key={height} mb="md">
          <Skeleton h={height} />
        </Group>
      ))}
    </div>
  );
}
