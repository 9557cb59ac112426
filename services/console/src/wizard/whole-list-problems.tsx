import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Import } from './import.types.js';
import { useImportActions } from './use-import.js';

const ABOUT_DELIMITERS = new Set(['F_DELIMITER_TIE', 'F_WRONG_DELIMITER', 'F_DELIMITER']);

/** What is wrong with the list as a whole, with the way out where there is one. */
export function WholeListProblems({ view }: { view: Import }) {
  const { t } = useTranslation();
  const { change } = useImportActions(view.id);
  if (view.problems.length === 0) return null;
  return (
    <Stack gap="xs">
      {view.problems.map((problem, index) => (
        <Alert
          key={`${problem.code}${index}`}
          color={problem.severity === 'warning' ? 'yellow' : 'red'}
          variant="outline"
          icon={<IconAlertTriangle aria-hidden />}
          role={problem.severity === 'warning' ? undefined : 'alert'}
        >
          {problem.message}
          {ABOUT_DELIMITERS.has(problem.code) && (
            <Group gap="xs" mt="xs">
              {view.source.delimiterCandidates.map(({ delimiter, columns }) => (
                <Button
                  key={delimiter}
                  size="xs"
                  variant="default"
                  loading={change.isPending}
                  onClick={() => change.mutate({ options: { delimiter } })}
                >
                  {t('wizard.useDelimiter', {
                    delimiter: delimiter === '\t' ? t('delimiter.tab') : delimiter,
                    count: columns,
                  })}
                </Button>
              ))}
            </Group>
          )}
        </Alert>
      ))}
    </Stack>
  );
}
