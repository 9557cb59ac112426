import { Accordion, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ProblemAlert } from '../ui/problem-alert.js';
import type { Import } from './import.types.js';
import { ExistingPeople, MoreOptions, ReadingOptions } from './list-options.js';
import { PreviewTable } from './preview-table.js';
import { useImportActions } from './use-import.js';
import { WholeListProblems } from './whole-list-problems.js';

const FIRST_ROWS = 5;

/** The first step again, for a list that was handed over: what is chosen takes effect at once. */
export function ListStep({ view }: { view: Import }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { change } = useImportActions(view.id);
  const { source, options } = view;
  const candidate = source.delimiterCandidates.find(({ delimiter }) => delimiter === source.delimiter);
  const rows = candidate?.preview ?? [];
  const set = (more: Import['options']) => change.mutate({ options: more });
  return (
    <Stack>
      <ExistingPeople kind={view.kind} options={options} onChange={set} />
      <Fieldset legend={t('wizard.theList')}>
        <Stack>
          <Text>{t('wizard.handedOver', { name: source.name === 'text' ? t('wizard.pastedText') : source.name })}</Text>
          <ReadingOptions
            options={options}
            found={{ ...source, encoding: source.encoding?.toUpperCase() ?? null }}
            onChange={set}
          />
          <PreviewTable
            header={source.hasHeader ? rows[0] : undefined}
            rows={rows.slice(source.hasHeader ? 1 : 0).slice(0, FIRST_ROWS)}
          />
        </Stack>
      </Fieldset>
      <Accordion variant="contained">
        <Accordion.Item value="more">
          <Accordion.Control>{t('wizard.more')}</Accordion.Control>
          <Accordion.Panel>
            <MoreOptions options={options} onChange={set} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      <WholeListProblems view={view} />
      <ProblemAlert error={change.error} />
      <Group justify="flex-end">
        <Button loading={change.isPending} onClick={() => navigate(`/imports/${view.id}?step=columns`)}>
          {t('wizard.next')}
        </Button>
      </Group>
    </Stack>
  );
}
