import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import type { Import } from './import.types.js';
import { useImportActions } from './use-import.js';

/** Takes an import back, after saying what that means in numbers. */
export function UndoButton({ view }: { view: Import }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { undo } = useImportActions(view.id);
  const { usersAdded = 0, usersChanged = 0, groupsAdded = 0 } = view.result ?? {};
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => setAsked(true)}>
        {t('undo.button')}
      </Button>
      <ConfirmModal
        opened={asked}
        title={t('undo.title')}
        action={t('undo.button')}
        color="red.8"
        busy={undo.isPending}
        onConfirm={() => undo.mutate(undefined, { onSuccess: () => setAsked(false) })}
        onClose={() => setAsked(false)}
      >
        <Text>{t('undo.text', { added: usersAdded, changed: usersChanged, groups: groupsAdded })}</Text>
        <Text c="dimmed" size="sm">
          {t('undo.kept')}
        </Text>
        <ProblemAlert error={undo.error} />
      </ConfirmModal>
    </>
  );
}
