import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { UserKind } from '../api/types.js';
import { EmptyState } from '../ui/empty-state.js';
import type { PeopleFilter } from './use-people.js';

/** Nobody: either there is nobody yet, or nobody is like that. */
export function PeopleEmpty({ kind, filter }: { kind: UserKind; filter: PeopleFilter }) {
  const { t } = useTranslation();
  const { search, account, groupId, importId, status } = filter;
  const isFiltered = Boolean(search ?? account ?? groupId ?? importId) || status === 'inactive';
  if (isFiltered)
    return (
      <EmptyState title={t('people.nobodyFound')} text={t('people.nobodyFoundHelp')}>
        <Button component={Link} href={kind === 'staff' ? '/staff' : '/contacts'} variant="default">
          {t('people.clearFilters')}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState title={t('people.nobodyYet')} text={t('people.nobodyYetHelp')}>
      <Button component={Link} href={`/imports/new/${kind === 'staff' ? 'staff' : 'contacts'}`}>
        {t('people.importList')}
      </Button>
    </EmptyState>
  );
}
