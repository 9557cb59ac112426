import { Badge } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { User, UserKind } from '../api/types.js';
import type { GridColumn } from '../ui/data-grid.js';
import { formatTime } from '../ui/format.js';
import { fullName } from './full-name.rules.js';

const PLAIN = ['email', 'initials', 'title', 'phone', 'mobile', 'department', 'businessUnit', 'externalId'] as const;
const SHOWN_FIRST = new Set(['email', 'title', 'phone', 'account']);
const SHOWN_ON_A_PHONE = new Set(['account']);
const COLORS = { none: 'gray', invited: 'yellow', active: 'teal' } as const;

/** Columns of the list, and which of them this person chose to see (kept in the browser). */
export function useColumns(kind: UserKind) {
  const { t } = useTranslation();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useLocalStorage<Record<string, boolean>>({
    key: `rollcall.columns.${kind}${isPhone ? '.phone' : ''}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const columns = useMemo<GridColumn<User>[]>(
    () => [
      {
        id: 'name',
        header: t('people.name'),
        size: 210,
        cell: ({ row: { original: user } }) => (
          <Link className="row-link" href={`/${user.kind === 'staff' ? 'staff' : 'contacts'}/${user.id}`}>
            {fullName(user)}
          </Link>
        ),
      },
      ...PLAIN.map((id): GridColumn<User> => ({
        id,
        header: t(`property.${id}`),
        size: id === 'email' ? 250 : 150,
        cell: ({ row }) => row.original[id],
      })),
      {
        id: 'account',
        header: t('people.account'),
        size: 130,
        cell: ({ row }) => <AccountBadge user={row.original} />,
      },
      {
        id: 'createdAt',
        header: t('people.createdAt'),
        size: 170,
        cell: ({ row }) => formatTime(row.original.createdAt),
      },
    ],
    [t],
  );
  const first = isPhone ? SHOWN_ON_A_PHONE : SHOWN_FIRST;
  const visible = Object.fromEntries(columns.slice(1).map(({ id = '' }) => [id, chosen[id] ?? first.has(id)]));
  return { columns, visible, choose: (id: string, shown: boolean) => setChosen({ ...chosen, [id]: shown }) };
}

/** Whether somebody can sign in, in one word. */
export function AccountBadge({ user }: { user: Pick<User, 'account' | 'status'> }) {
  const { t } = useTranslation();
  if (user.status === 'inactive')
    return (
      <Badge color="gray" variant="default">
        {t('status.inactive')}
      </Badge>
    );
  return (
    <Badge color={COLORS[user.account]} variant="dot" tt="none">
      {t(`accountState.${user.account}`)}
    </Badge>
  );
}
