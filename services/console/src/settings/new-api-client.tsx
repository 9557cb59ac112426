import { Button, Checkbox, Code, CopyButton, Group, Modal, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { ApiClientInfo } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { ProblemAlert } from '../ui/problem-alert.js';

type Permission = ApiClientInfo['permissions'][number];
const PERMISSIONS: readonly Permission[] = [
  'staff:read',
  'staff:write',
  'staff:import',
  'contacts:read',
  'contacts:write',
  'contacts:import',
  'groups:read',
  'groups:write',
  'settings:read',
  'settings:write',
  'email-log:read',
  'email-log:content',
  'email-log:resend',
];

/** A new program; its secret is shown here, once. */
export function NewApiClient({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const create = useMutation({
    mutationFn: () => bodyOf(api.POST('/v1/api-clients', { body: { name, permissions: chosen as Permission[] } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['api-clients'] }),
  });
  const made = create.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('apiClients.new')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {made ? (
        <Stack>
          <Text fw={600}>{t('apiClients.once')}</Text>
          {[made.clientId, made.clientSecret].map((value) => (
            <Group key={value} wrap="nowrap">
              <Code block flex={1}>
                {value}
              </Code>
              <CopyButton value={value}>
                {({ copied, copy }) => (
                  <Button variant="default" onClick={copy}>
                    {copied ? t('common.copied') : t('common.copy')}
                  </Button>
                )}
              </CopyButton>
            </Group>
          ))}
        </Stack>
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
              required
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              data-autofocus
            />
            <Checkbox.Group label={t('apiClients.rights')} value={chosen} onChange={setChosen}>
              <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs" spacing="xs">
                {PERMISSIONS.filter((permission) => session.can(permission)).map((permission) => (
                  <Checkbox key={permission} value={permission} label={permission} />
                ))}
              </SimpleGrid>
            </Checkbox.Group>
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
