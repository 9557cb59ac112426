import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import type { User, UserKind } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { formatNumber } from '../ui/format.js';
import { LongGrid } from '../ui/long-grid.js';
import { PageHeader } from '../ui/page-header.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { BulkBar } from './bulk-bar.js';
import { fullName } from './full-name.rules.js';
import { NewMenu } from './new-menu.js';
import { PeopleEmpty } from './people-empty.js';
import { filterFromAddress } from './people-filter.rules.js';
import { PeopleToolbar } from './people-toolbar.js';
import { usePersonColumns } from './use-columns.js';
import { usePeople } from './use-people.js';

const NOBODY: ReadonlyMap<string, User> = new Map();

/** Personeel or Contactpersonen. What is searched and filtered stands in the address, so that it can be shared. */
export function PeoplePage({ kind }: { kind: UserKind }) {
  const { t } = useTranslation();
  const session = useSession();
  const [parameters] = useSearchParams();
  const filter = filterFromAddress(parameters);
  const people = usePeople(kind, filter);
  const { columns, shown, isVisible, choose } = usePersonColumns(kind);
  const [ticked, setTicked] = useState(NOBODY);
  const title = kind === 'staff' ? t('nav.staff') : t('nav.contacts');
  const canWrite = session.can(kind === 'staff' ? 'staff:write' : 'contacts:write');
  const tick = (user: User, on: boolean) =>
    setTicked((before) => {
      const after = new Map(before);
      if (on) after.set(user.id, user);
      else after.delete(user.id);
      return after;
    });
  return (
    <>
      <PageHeader title={title}>
        <NewMenu kind={kind} />
      </PageHeader>
      <PeopleToolbar kind={kind} columns={columns} isVisible={isVisible} onChoose={choose} />
      {ticked.size > 0 ? (
        <BulkBar
          kind={kind}
          filter={filter}
          people={[...ticked.values()]}
          total={people.count}
          onTick={(users) => setTicked(new Map(users.map((user) => [user.id, user])))}
        />
      ) : (
        <Text size="sm" c="dimmed" role="status" mb={6} mih={22} className="number">
          {!people.isPending && t('people.number', { count: people.count, number: formatNumber(people.count) })}
        </Text>
      )}
      <ProblemAlert error={people.error} />
      {!people.error && (
        <LongGrid
          label={title}
          columns={shown}
          places={people}
          rowLabel={fullName}
          around="14.5rem"
          ticking={canWrite ? { isTicked: ({ id }) => ticked.has(id), onTick: tick } : undefined}
          empty={<PeopleEmpty kind={kind} filter={filter} />}
        />
      )}
    </>
  );
}
