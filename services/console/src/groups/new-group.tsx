import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { UserKind } from '../api/types.js';
import { ProblemAlert } from '../ui/problem-alert.js';

export function NewGroup({ kind }: { kind: UserKind }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const create = useMutation({
    mutationFn: () => bodyOf(api.POST('/v1/groups', { body: { kind, name, description: description || null } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['groups'] });
      setOpened(false);
      setName('');
      setDescription('');
    },
  });
  return (
    <>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened(true)}>
        {t('groups.new')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('groups.new')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate();
          }}
        >
          <Stack>
            <TextInput
              label={t('groups.name')}
              required
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              data-autofocus
            />
            <Textarea
              label={t('groups.description')}
              value={description}
              onChange={({ currentTarget }) => setDescription(currentTarget.value)}
            />
            <ProblemAlert error={create.error} />
            <Group justify="flex-end">
              <Button type="submit" loading={create.isPending}>
                {t('new.add')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
