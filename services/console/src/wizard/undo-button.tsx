import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import } from './import.types.js';
import { UndoDialog } from './undo-dialog.js';

/** Takes an import back, after showing what that means. */
export function UndoButton({ view }: { view: Import }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => setAsked(true)}>
        {t('undo.button')}
      </Button>
      {asked && <UndoDialog view={view} onClose={() => setAsked(false)} />}
    </>
  );
}
