import { Badge } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { User, UserKind } from '../api/types.js';
import type { GridColumn } from '../ui/data-grid.js';
import { formatTime } from '../ui/format.js';
import type { LongColumn } from '../ui/long-grid.js';
import { fullName } from './full-name.rules.js';

const PLAIN = [
  'email',
  'initials',
  'title',
  'phone',
  'mobile',
  'homePhone',
  'department',
  'businessUnit',
  'externalId',
  'userType',
  'startDate',
  'endDate',
] as const;
const SHOWN_FIRST = new Set(['email', 'title', 'phone', 'account']);
const SHOWN_ON_A_PHONE = new Set(['account']);
const COLORS = { none: 'gray', invited: 'yellow', active: 'teal' } as const;

/** Columns of the list, and which of them this person chose to see (kept in the browser). */
export function usePersonColumns(kind: UserKind) {
  const { t } = useTranslation();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useLocalStorage<Record<string, boolean>>({
    key: `rollcall.columns.${kind}${isPhone ? '.phone' : ''}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const columns = useMemo<LongColumn<User>[]>(
    () => [
      {
        id: 'name',
        header: t('people.name'),
        size: 210,
        cell: (user) => (
          <Link className="row-link" href={`/${user.kind === 'staff' ? 'staff' : 'contacts'}/${user.id}`}>
            {fullName(user)}
          </Link>
        ),
      },
      ...PLAIN.map((id): LongColumn<User> => ({
        id,
        header: t(`property.${id}`),
        size: id === 'email' ? 250 : 160,
        cell: (user) => user[id],
      })),
      { id: 'groups', header: t('nav.groups'), size: 220, cell: ({ groups }) => groups.join(', ') },
      { id: 'tags', header: t('property.tags'), size: 160, cell: ({ tags }) => tags.join(', ') },
      { id: 'account', header: t('people.account'), size: 150, cell: (user) => <AccountBadge user={user} /> },
      { id: 'createdAt', header: t('people.createdAt'), size: 180, cell: ({ createdAt }) => formatTime(createdAt) },
    ],
    [t],
  );
  const first = isPhone ? SHOWN_ON_A_PHONE : SHOWN_FIRST;
  const isVisible = (id: string) => id === 'name' || (chosen[id] ?? first.has(id));
  const visible = columns.filter(({ id }) => isVisible(id));
  // The same columns are the same array, so that rows are not drawn anew for nothing.
  const shown = useMemo(() => visible, [visible.map(({ id }) => id).join(), columns]);
  return { columns, shown, isVisible, choose: (id: string, on: boolean) => setChosen({ ...chosen, [id]: on }) };
}

/** The same columns for a list whose pages come one after the other. */
export function useColumns(kind: UserKind) {
  const { columns, isVisible } = usePersonColumns(kind);
  const grid = useMemo(
    () =>
      columns.map(({ id, header, size, cell }): GridColumn<User> => ({
        id,
        header,
        size,
        cell: ({ row }) => cell(row.original),
      })),
    [columns],
  );
  return { columns: grid, visible: Object.fromEntries(columns.map(({ id }) => [id, isVisible(id)])) };
}

/** Whether somebody can sign in, in one word. */
export function AccountBadge({ user }: { user: Pick<User, 'account' | 'status'> }) {
  const { t } = useTranslation();
  if (user.status === 'inactive')
    return (
      <Badge color="gray" variant="default" tt="none">
        {t('status.inactive')}
      </Badge>
    );
  return (
    <Badge color={COLORS[user.account]} variant="dot" tt="none">
      {t(`accountState.${user.account}`)}
    </Badge>
  );
}
