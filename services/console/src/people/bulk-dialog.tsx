import { Alert, Button, Group, List, Modal, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import type { User, UserKind } from '../api/types.js';
import { GroupPicker } from './group-picker.js';
import { ConfirmModal } from '../ui/confirm-modal.js';
import { notifyDone } from '../ui/notify.js';
import { problemText } from '../ui/problem-text.js';
import { concernedBy, type BulkAction } from './bulk.rules.js';
import { fullName } from './full-name.rules.js';
import { runBulk, type BulkFailure } from './run-bulk.js';

const NAMED = 8;

interface BulkDialogProps {
  kind: UserKind;
  action: BulkAction;
  people: readonly User[];
  onClose: (isDone: boolean) => void;
}

/** Asks with names and numbers, shows how far it is, and says for whom it did not work. */
export function BulkDialog({ kind, action, people, onClose }: BulkDialogProps) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [groupId, setGroupId] = useState<string | null>(null);
  const [done, setDone] = useState(0);
  const concerned = concernedBy(action, people);
  const run = useMutation({
    mutationFn: () => runBulk(api, action, concerned, groupId ?? '', setDone),
    onSuccess: async (failures) => {
      const count = concerned.length - failures.length;
      if (count > 0) notifyDone(t(`bulk.${action}Done`, { count }));
      await queries.invalidateQueries({ queryKey: ['users'] });
      await queries.invalidateQueries({ queryKey: ['groups'] });
      if (failures.length === 0) onClose(true);
    },
  });
  if (run.data && run.data.length > 0) return <Failures failures={run.data} onClose={() => onClose(true)} />;
  const others = people.length - concerned.length;
  return (
    <ConfirmModal
      opened
      title={t(`bulk.${action}`)}
      action={t(`bulk.${action}Action`, { count: concerned.length })}
      color={action === 'deactivate' ? 'red.8' : undefined}
      busy={run.isPending}
      disabled={concerned.length === 0 || (action === 'group' && !groupId)}
      onConfirm={() => run.mutate()}
      onClose={() => onClose(false)}
    >
      <Text>{t(`bulk.${action}Ask`, { count: concerned.length })}</Text>
      {action === 'group' && <GroupPicker kind={kind} value={groupId} onChange={setGroupId} />}
      <Names people={concerned} />
      {others > 0 && (
        <Text size="sm" c="dimmed">
          {t('bulk.others', { count: others })}
        </Text>
      )}
      {run.isPending && <Progress value={(done / concerned.length) * 100} aria-label={t(`bulk.${action}`)} />}
    </ConfirmModal>
  );
}

function Names({ people }: { people: readonly User[] }) {
  const { t } = useTranslation();
  return (
    <List size="sm">
      {people.slice(0, NAMED).map((user) => (
        <List.Item key={user.id}>{fullName(user)}</List.Item>
      ))}
      {people.length > NAMED && <List.Item>{t('bulk.more', { count: people.length - NAMED })}</List.Item>}
    </List>
  );
}

/** Partly done: for whom it did not work, and why. */
function Failures({ failures, onClose }: { failures: readonly BulkFailure[]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bulk.failed', { count: failures.length })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      centered
    >
      <Stack>
        <Alert color="red" variant="outline" role="alert">
          <List size="sm">
            {failures.slice(0, 3 * NAMED).map(({ user, error }) => (
              <List.Item key={user.id}>
                {fullName(user)}: {problemText(error)}
              </List.Item>
            ))}
            {failures.length > 3 * NAMED && (
              <List.Item>{t('bulk.more', { count: failures.length - 3 * NAMED })}</List.Item>
            )}
          </List>
        </Alert>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('common.close')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
