import { Accordion, Badge, Button, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import { bodyOf } from '../../api/client.js';
import type { EmailTemplate, EmailTemplateVersion, TemplateParts } from '../../api/types.js';
import { PersonName } from '../../people/person-name.js';
import { formatTime } from '../../ui/format.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import type { TemplateId } from './load-template.js';
import { TextDifference } from './text-difference.js';
import { PARTS } from './template-text.rules.js';
import { TEMPLATES_KEY } from './use-templates.js';

interface TemplateVersionsProps {
  id: TemplateId;
  template: EmailTemplate;
  onRestore: ((parts: TemplateParts) => void) | undefined;
  onClose: () => void;
}

/** What the texts were, what each version changed, and the way back to one. */
export function TemplateVersions({ id, template, onRestore, onClose }: TemplateVersionsProps) {
  const { t } = useTranslation();
  const api = useApi();
  const versions = useQuery({
    queryKey: [...TEMPLATES_KEY, 'versions', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/v1/email-templates/{name}/{locale}/versions', { params: { path: id } }))).items,
  });
  const restore = (version: EmailTemplateVersion) => {
    onRestore?.(version.parts ?? template.defaults);
    onClose();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={t('templates.versionsOf', { title: template.title })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <ProblemAlert error={versions.error} />
      {versions.isPending && <Skeleton h={240} />}
      {versions.data?.length === 0 && <Text c="dimmed">{t('templates.noVersions')}</Text>}
      <Accordion variant="separated">
        {versions.data?.map((version, index) => (
          <Accordion.Item key={version.version} value={String(version.version)}>
            <Accordion.Control>
              <Group gap="sm">
                <Text fw={600}>{t('templates.version', { number: version.version })}</Text>
                {index === 0 && (
                  <Badge variant="default" tt="none">
                    {t('templates.current')}
                  </Badge>
                )}
                <Text size="sm" c="dimmed">
                  {formatTime(version.createdAt)}
                  {version.parts === null && ` · ${t('templates.backToDefault')}`}
                </Text>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Stack gap="sm">
                <Text size="sm">
                  {t('templates.by')} <PersonName type="user" id={version.createdBy} />
                </Text>
                {PARTS.map((part) => (
                  <TextDifference
                    key={part}
                    label={t(`templates.${part}`)}
                    before={(versions.data[index + 1]?.parts ?? template.defaults)[part]}
                    after={(version.parts ?? template.defaults)[part]}
                  />
                ))}
                {onRestore && index > 0 && (
                  <Group>
                    <Button variant="default" onClick={() => restore(version)}>
                      {t('templates.restore')}
                    </Button>
                    <Text size="sm" c="dimmed">
                      {t('templates.restoreHelp')}
                    </Text>
                  </Group>
                )}
              </Stack>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Drawer>
  );
}
