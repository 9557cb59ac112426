import { Box, Paper, SegmentedControl, Stack, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../auth/session.context.js';
import { PersonSelect } from '../../ui/person-select.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { problemsByPart } from './template-text.rules.js';
import type { Preview } from './use-preview.js';

const WIDTHS = { wide: '100%', phone: 375 } as const;

interface TemplatePreviewProps {
  preview: Preview;
  reader: string | null;
  onReader: (id: string | null) => void;
  locale: string;
}

/** The mail as its reader gets it. The frame runs no script and goes nowhere. */
export function TemplatePreview({ preview, reader, onReader, locale }: TemplatePreviewProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [width, setWidth] = useState<keyof typeof WIDTHS>('wide');
  const isOfTexts = Object.keys(problemsByPart(preview.error)).length > 0;
  const canChoose = session.can('staff:read') || session.can('contacts:read');
  return (
    <Stack gap="sm" component="section" aria-label={t('templates.preview')}>
      {canChoose && (
        <PersonSelect
          label={t('templates.reader')}
          description={t('templates.readerHelp')}
          placeholder={session.person.name || session.person.email}
          withEmail
          value={reader}
          onChange={onReader}
        />
      )}
      {/* What is wrong with the texts stands at them; here the last that worked stays. */}
      {!isOfTexts && <ProblemAlert error={preview.error} />}
      {isOfTexts && (
        <Text size="sm" c="dimmed" role="status">
          {t('templates.previewStale')}
        </Text>
      )}
      <Paper withBorder p="sm">
        <Text size="sm" c="dimmed">
          {t('templates.subject')}
        </Text>
        <Text fw={600} lang={locale} mih="1.55em" style={{ overflowWrap: 'anywhere' }}>
          {preview.shown?.subject}
        </Text>
      </Paper>
      <Tabs defaultValue="html">
        <Tabs.List aria-label={t('templates.preview')} mb="sm">
          <Tabs.Tab value="html">{t('templates.previewHtml')}</Tabs.Tab>
          <Tabs.Tab value="text">{t('templates.previewText')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="html">
          <SegmentedControl
            mb="sm"
            size="xs"
            aria-label={t('templates.width')}
            data={[
              { value: 'wide', label: t('templates.wide') },
              { value: 'phone', label: t('templates.phone') },
            ]}
            value={width}
            onChange={(value) => setWidth(value)}
          />
          <Box maw={WIDTHS[width]} aria-busy={preview.isFetching}>
            <iframe
              title={t('templates.previewHtml')}
              sandbox=""
              srcDoc={preview.shown?.html ?? ''}
              style={{ width: '100%', height: '36rem', border: '1px solid var(--mantine-color-default-border)' }}
            />
          </Box>
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <Paper withBorder p="sm" lang={locale}>
            <Text ff="monospace" size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {preview.shown?.text}
            </Text>
          </Paper>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
