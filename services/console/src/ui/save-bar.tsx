import { Button, Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConflictAlert } from './conflict-alert.js';
import { ProblemAlert } from './problem-alert.js';
import type { Draft } from './use-draft.js';

interface SaveBarProps<T extends object> {
  draft: Draft<T>;
  labelOf: (field: keyof T & string) => string;
  disabled?: boolean;
}

/** The end of a form: what was refused, what others changed, and the way to save or to go back. Stays in sight. */
export function SaveBar<T extends object>({ draft, labelOf, disabled }: SaveBarProps<T>) {
  const { t } = useTranslation();
  return (
    <>
      <ProblemAlert error={draft.error} />
      <ConflictAlert changes={draft.theirs} labelOf={labelOf} onTake={draft.take} />
      <Paper className={draft.isChanged ? 'save-bar' : undefined} py="sm" radius={0}>
        <Group>
          <Button type="submit" loading={draft.isSaving} disabled={!draft.isChanged || disabled}>
            {t('common.save')}
          </Button>
          {draft.isChanged && (
            <>
              <Button variant="default" onClick={draft.reset}>
                {t('form.discard')}
              </Button>
              <Text size="sm" c="dimmed" role="status">
                {t('form.unsaved')}
              </Text>
            </>
          )}
        </Group>
      </Paper>
    </>
  );
}
