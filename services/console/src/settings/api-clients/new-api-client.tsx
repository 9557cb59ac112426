import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import { bodyOf } from '../../api/client.js';
import type { Permission } from '../../api/types.js';
import { PermissionPicker } from '../../roles/permission-picker.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { fieldError } from '../../ui/problem-text.js';
import { API_CLIENTS_KEY } from './api-clients.key.js';
import { SecretOnce } from './secret-once.js';

/** A new program with rights of its own; its secret is shown here, once. */
export function NewApiClient({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const create = useMutation({
    mutationFn: () => {
      const expiresAt = lastDay === '' ? null : new Date(`${lastDay}T23:59:59`).toISOString();
      return bodyOf(api.POST('/v1/api-clients', { body: { name, permissions: chosen as Permission[], expiresAt } }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: API_CLIENTS_KEY }),
  });
  const made = create.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={made ? made.name : t('apiClients.new')}
      size="xl"
      withCloseButton={!made}
      closeOnClickOutside={!made}
      closeOnEscape={!made}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {made ? (
        <SecretOnce clientId={made.clientId} clientSecret={made.clientSecret} onClose={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate();
          }}
        >
          <Stack>
            <TextInput
              label={t('apiClients.name')}
              description={t('apiClients.nameHelp')}
              required
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              error={fieldError(create.error, '/name')}
              data-autofocus
            />
            <TextInput
              label={t('apiClients.lastDay')}
              description={t('apiClients.lastDayHelp')}
              type="date"
              maw={260}
              value={lastDay}
              onChange={({ currentTarget }) => setLastDay(currentTarget.value)}
              error={fieldError(create.error, '/expiresAt')}
            />
            <Text size="sm">{t('apiClients.rightsHelp')}</Text>
            <PermissionPicker value={chosen} onChange={setChosen} without={['installation:operate']} />
            <ProblemAlert error={create.error} />
            <Group justify="flex-end">
              <Button type="submit" disabled={chosen.length === 0} loading={create.isPending}>
                {t('new.add')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
