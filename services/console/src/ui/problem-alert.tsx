import { Alert, List } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { detailsOf, detailText, problemText } from './problem-text.js';

/** What went wrong, where, and what to do next. */
export function ProblemAlert({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const details = detailsOf(error);
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} title={t('error.title')} role="alert" variant="outline">
      {problemText(error)}
      {details.length > 0 && (
        <List size="sm" mt="xs">
          {details.map((detail) => (
            <List.Item key={detail.pointer + detail.message}>{detailText(detail)}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
