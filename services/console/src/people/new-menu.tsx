import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { UserKind } from '../api/types.js';
import { useSession } from '../auth/session.context.js';

const AddPerson = lazy(() => import('./add-person.js'));

/** The button Nieuw: one person by hand, or a list. */
export function NewMenu({ kind }: { kind: UserKind }) {
  const { t } = useTranslation();
  const session = useSession();
  const [, navigate] = useLocation();
  const [adding, setAdding] = useState(false);
  const canAdd = session.can(kind === 'staff' ? 'staff:write' : 'contacts:write');
  const lists = (['staff', 'contacts'] as const).filter((list) => session.can(`${list}:import`));
  if (!canAdd && lists.length === 0) return null;
  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-end" width={220}>
        <Menu.Target>
          <Button
            leftSection={<IconPlus size={18} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            {t('new.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {canAdd && <Menu.Item onClick={() => setAdding(true)}>{t('new.add')}</Menu.Item>}
          {lists.length > 0 && <Menu.Label>{t('new.import')}</Menu.Label>}
          {lists.map((list) => (
            <Menu.Item key={list} onClick={() => navigate(`/imports/new/${list}`)}>
              {list === 'staff' ? t('nav.staff') : t('nav.contacts')}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Suspense>{adding && <AddPerson kind={kind} onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
}
