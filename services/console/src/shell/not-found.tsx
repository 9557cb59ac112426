import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '../ui/empty-state.js';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('notFound.title')} text={t('notFound.text')}>
      <Anchor component={Link} href="/">
        {t('notFound.home')}
      </Anchor>
    </EmptyState>
  );
}
