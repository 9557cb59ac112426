import { Accordion, Alert, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf, send } from '../api/client.js';
import type { ImportKind } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { PageHeader } from '../ui/page-header.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { readStart, type FileStart } from './decode-start.js';
import type { FileProblem } from './file-problem.rules.js';
import { foundOf } from './found.rules.js';
import type { ImportOptions } from './import.types.js';
import { ExistingPeople, MoreOptions, ReadingOptions } from './list-options.js';
import { PreviewTable } from './preview-table.js';
import { previewOf } from './preview.rules.js';
import { SourceInput, type SourceChoice } from './source-input.js';
import { TemplateLink } from './template-link.js';
import { WizardSteps } from './wizard-steps.js';

/** First step: the list, how it is to be read, and what happens to people who exist already. */
export default function ImportStart({ kind: wanted }: { kind: string }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const kind: ImportKind = wanted === 'contacts' ? 'contacts' : 'staff';
  const [source, setSource] = useState<SourceChoice>({ file: null, text: '' });
  const [options, setOptions] = useState<ImportOptions>({});
  const change = (more: ImportOptions) => setOptions((before) => ({ ...before, ...more }));
  const start = useStart(source, options.encoding ?? 'auto');
  const preview =
    start && previewOf(start.text, { delimiter: options.delimiter ?? 'auto', hasHeader: options.hasHeader ?? 'auto' });
  const create = useCreate(kind, source, options);
  const isEmpty = !source.file && source.text.trim() === '';
  return (
    <>
      <PageHeader
        title={kind === 'staff' ? t('wizard.titleStaff') : t('wizard.titleContacts')}
        back={{
          href: kind === 'staff' ? '/staff' : '/contacts',
          label: kind === 'staff' ? t('nav.staff') : t('nav.contacts'),
        }}
      >
        <TemplateLink kind={kind} />
      </PageHeader>
      <WizardSteps step="list" />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate(undefined, { onSuccess: ({ id }) => navigate(`/imports/${id}`) });
        }}
      >
        <Stack>
          <ExistingPeople kind={kind} options={options} onChange={change} />
          <Fieldset legend={t('wizard.theList')}>
            <Stack>
              <SourceInput source={source} onChange={setSource} />
              <ReadingOptions
                options={options}
                found={{
                  delimiter: preview?.delimiter,
                  encoding: source.file && start ? start.encoding.toUpperCase() : null,
                  hasHeader: preview ? preview.header !== undefined : null,
                }}
                why={foundOf(preview, start, source.file !== null, options)}
                onChange={change}
              />
              {start?.problem && <NotAList problem={start.problem} />}
              {start?.isBinary && !start.problem && <Text c="dimmed">{t('wizard.workbook')}</Text>}
              {preview && <PreviewTable header={preview.header} rows={preview.rows} />}
            </Stack>
          </Fieldset>
          <Accordion variant="contained">
            <Accordion.Item value="more">
              <Accordion.Control>{t('wizard.more')}</Accordion.Control>
              <Accordion.Panel>
                <MoreOptions options={options} onChange={change} />
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
          <ProblemAlert error={create.error} />
          <Group justify="flex-end">
            <Button type="submit" disabled={isEmpty || start?.problem !== undefined} loading={create.isPending}>
              {t('wizard.next')}
            </Button>
          </Group>
        </Stack>
      </form>
    </>
  );
}

/** What keeps a file from being a list, and what to do. */
function NotAList({ problem }: { problem: FileProblem }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" variant="outline" role="alert" icon={<IconFileAlert aria-hidden />}>
      {t(`file.${problem}`)}
    </Alert>
  );
}

/** The beginning of what was handed over, as text. */
function useStart({ file, text }: SourceChoice, encoding: string): FileStart | undefined {
  const [ofFile, setOfFile] = useState<FileStart>();
  useEffect(() => {
    let isCurrent = true;
    if (file) void readStart(file, encoding).then((start) => isCurrent && setOfFile(start));
    return () => {
      isCurrent = false;
    };
  }, [file, encoding]);
  if (file) return ofFile;
  return text === ''
    ? undefined
    : { text: text.slice(0, 64 * 1024), encoding: 'utf-8', isMarked: false, isBinary: false };
}

function useCreate(kind: ImportKind, { file, text }: SourceChoice, options: ImportOptions) {
  const session = useSession();
  const api = useApi();
  return useMutation({
    mutationFn: async (): Promise<{ id: string }> => {
      if (!file) return bodyOf(api.POST('/v1/imports', { body: { kind, text, options } }));
      const form = new FormData();
      form.append('kind', kind);
      form.append('options', JSON.stringify(options));
      form.append('file', file);
      const headers = { 'idempotency-key': crypto.randomUUID() };
      const response = await send(session, '/v1/imports', { method: 'POST', body: form, headers });
      return (await response.json()) as { id: string };
    },
  });
}
