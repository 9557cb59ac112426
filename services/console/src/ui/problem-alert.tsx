import { Alert, List } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';

/** What went wrong, in the words of the API, and where. */
export function ProblemAlert({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error.body : undefined;
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} title={t('error.title')} role="alert" variant="outline">
      {problem ? problem.detail || problem.title || t('error.unknown') : t('error.network')}
      {problem?.errors && problem.errors.length > 0 && (
        <List size="sm" mt="xs">
          {problem.errors.map(({ pointer, message }) => (
            <List.Item key={pointer + message}>{message}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
