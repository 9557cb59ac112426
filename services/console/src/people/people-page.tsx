import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import type { UserKind } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { DataGrid, type Ticked } from '../ui/data-grid.js';
import { PageHeader } from '../ui/page-header.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { BulkBar } from './bulk-bar.js';
import { fullName } from './full-name.rules.js';
import { NewMenu } from './new-menu.js';
import { PeopleEmpty } from './people-empty.js';
import { filterFromAddress } from './people-filter.rules.js';
import { PeopleToolbar } from './people-toolbar.js';
import { useColumns } from './use-columns.js';
import { usePeople } from './use-people.js';

/** Personeel or Contactpersonen. What is searched and filtered stands in the address, so that it can be shared. */
export function PeoplePage({ kind }: { kind: UserKind }) {
  const { t } = useTranslation();
  const session = useSession();
  const [parameters] = useSearchParams();
  const filter = filterFromAddress(parameters);
  const people = usePeople(kind, filter);
  const { columns, visible, choose } = useColumns(kind);
  const [selected, setSelected] = useState<Ticked>({});
  const title = kind === 'staff' ? t('nav.staff') : t('nav.contacts');
  const canWrite = session.can(kind === 'staff' ? 'staff:write' : 'contacts:write');
  const chosen = people.items.filter(({ id }) => selected[id]);
  return (
    <>
      <PageHeader title={title}>
        <NewMenu kind={kind} />
      </PageHeader>
      {chosen.length > 0 ? (
        <BulkBar kind={kind} people={chosen} onDone={() => setSelected({})} />
      ) : (
        <PeopleToolbar kind={kind} columns={columns} visible={visible} onChoose={choose} />
      )}
      <ProblemAlert error={people.error} />
      {!people.error && (
        <DataGrid
          label={title}
          columns={columns}
          visible={visible}
          pages={people}
          rowId={({ id }) => id}
          rowLabel={fullName}
          selection={canWrite ? { value: selected, onChange: setSelected } : undefined}
          empty={<PeopleEmpty kind={kind} filter={filter} />}
        />
      )}
    </>
  );
}
