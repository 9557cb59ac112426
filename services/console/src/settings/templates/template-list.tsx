import { Anchor, Badge, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { EmailTemplate } from '../../api/types.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { MailState } from '../email/mail-state.js';
import { SectionTitle } from '../section-title.js';
import { LANGUAGES, templateHref } from './template-address.js';
import { useTemplates } from './use-templates.js';

/** Which mails there are, when each is sent, and in which languages somebody has changed it. */
export function TemplateList() {
  const { t } = useTranslation();
  const templates = useTemplates();
  const byName = Map.groupBy(templates.data ?? [], ({ name }) => name);
  return (
    <>
      <SectionTitle title={t('settings.email-templates')} />
      <MailState />
      <Text c="dimmed" mb="md">
        {t('templates.lead')}
      </Text>
      <ProblemAlert error={templates.error} />
      {templates.isPending && <Skeleton h={420} />}
      <Stack>
        {[...byName].map(([name, languages]) => (
          <TemplateCard key={name} languages={languages} />
        ))}
      </Stack>
    </>
  );
}

function TemplateCard({ languages }: { languages: EmailTemplate[] }) {
  const { t } = useTranslation();
  const [first] = languages;
  if (!first) return null;
  return (
    <Card withBorder>
      <Title order={3} size="h5">
        {first.title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {first.sentWhen}
      </Text>
      <Group gap="lg">
        {languages.map(({ name, locale, source }) => (
          <Group key={locale} gap={6}>
            <Anchor component={Link} href={templateHref(name, locale)} lang={locale}>
              {LANGUAGES[locale] ?? locale}
            </Anchor>
            {source === 'own' && (
              <Badge size="sm" variant="light" tt="none" color="cyan.9" autoContrast>
                {t('templates.own')}
              </Badge>
            )}
          </Group>
        ))}
      </Group>
    </Card>
  );
}
