import { Alert, Badge, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import { bodyOf } from '../../api/client.js';
import type { EmailTemplate, TemplateParts } from '../../api/types.js';
import { versionedOf, type Versioned } from '../../api/versioned.js';
import { useSession } from '../../auth/session.context.js';
import { PersonName } from '../../people/person-name.js';
import { formatTime } from '../../ui/format.js';
import { notifyDone } from '../../ui/notify.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { SaveBar } from '../../ui/save-bar.js';
import { useDraft } from '../../ui/use-draft.js';
import { TestMailState } from '../email/test-mail.js';
import { BackToDefault } from './back-to-default.js';
import { loadTemplate, type TemplateId } from './load-template.js';
import { TemplateFields } from './template-fields.js';
import { TemplatePreview } from './template-preview.js';
import { TemplateVersions } from './template-versions.js';
import { TEMPLATES_KEY } from './use-templates.js';
import { usePreview } from './use-preview.js';

const partsOf = ({ value, etag }: Versioned<EmailTemplate>): Versioned<TemplateParts> => {
  const { subject, html, text } = value;
  return { etag, value: { subject, html, text } };
};

/** The texts on one side, what becomes of them on the other. */
export function TemplateEditor({ id, stored }: { id: TemplateId; stored: Versioned<EmailTemplate> }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const canWrite = useSession().can('settings:write');
  const [reader, setReader] = useState<string | null>(null);
  const [showsVersions, setShowsVersions] = useState(false);
  const { value: template } = stored;
  const keep = (answer: Versioned<EmailTemplate>) => {
    queries.setQueryData([...TEMPLATES_KEY, id.name, id.locale], answer);
    void queries.invalidateQueries({ queryKey: [...TEMPLATES_KEY, 'list'] });
    void queries.invalidateQueries({ queryKey: [...TEMPLATES_KEY, 'versions'] });
    return partsOf(answer);
  };
  const draft = useDraft<TemplateParts>(partsOf(stored), {
    load: async () => partsOf(await loadTemplate(api, id)),
    save: async (body, etag) => {
      const params = { path: id, header: { 'if-match': etag, 'If-Match': etag } };
      return keep(await versionedOf(api.PUT('/v1/email-templates/{name}/{locale}', { params, body })));
    },
    onSaved: () => notifyDone(t('common.saved')),
  });
  const preview = usePreview(id, draft.values, reader);
  const test = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/v1/email-templates/{name}/{locale}/test', { params: { path: id }, body: draft.values })),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      {!canWrite && (
        <Alert variant="outline" mb="md">
          {t('form.readOnly', { permission: 'settings:write' })}
        </Alert>
      )}
      <Group mb="md" gap="sm">
        <Badge variant="default" tt="none">
          {template.source === 'own' ? t('templates.own') : t('templates.default')}
        </Badge>
        <Text size="sm" c="dimmed">
          {template.sentWhen}
        </Text>
        {template.changedAt && template.changedBy && (
          <Text size="sm" c="dimmed">
            {t('templates.changed', { time: formatTime(template.changedAt) })}{' '}
            <PersonName type="user" id={template.changedBy} />
          </Text>
        )}
        <Button variant="default" size="compact-sm" onClick={() => setShowsVersions(true)}>
          {t('templates.versions')}
        </Button>
        {canWrite && template.source === 'own' && (
          <BackToDefault id={id} stored={stored} onDone={(answer) => draft.start(keep(answer))} />
        )}
      </Group>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <Stack>
          <TemplateFields
            values={draft.values}
            variables={template.variables}
            onChange={draft.change}
            error={draft.error ?? preview.error}
            disabled={!canWrite}
          />
          {canWrite && (
            <>
              <Group>
                <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
                  {t('testMail.send')}
                </Button>
                {test.data && <TestMailState id={test.data.id} />}
              </Group>
              <ProblemAlert error={test.error} />
            </>
          )}
        </Stack>
        <TemplatePreview preview={preview} reader={reader} onReader={setReader} locale={id.locale} />
      </SimpleGrid>
      {canWrite && <SaveBar draft={draft} labelOf={(field) => t(`templates.${field}`)} />}
      {showsVersions && (
        <TemplateVersions
          id={id}
          template={template}
          onRestore={canWrite ? draft.change : undefined}
          onClose={() => setShowsVersions(false)}
        />
      )}
    </form>
  );
}
