import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import { bodyOf } from '../../api/client.js';
import { notifyDone } from '../../ui/notify.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { fieldError } from '../../ui/problem-text.js';

/** Somebody asked for no mail any more. */
export function NewSuppression({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [address, setAddress] = useState('');
  const [note, setNote] = useState('');
  const add = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/v1/email-suppressions', { body: { address: address.trim(), note: note.trim() || null } })),
    onSuccess: () => {
      notifyDone(t('suppressions.added', { address: address.trim() }));
      onClose();
      return queries.invalidateQueries({ queryKey: ['email-suppressions'] });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('suppressions.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Stack>
          <Text size="sm">{t('suppressions.addHelp')}</Text>
          <TextInput
            label={t('suppressions.address')}
            type="email"
            required
            autoComplete="off"
            value={address}
            onChange={({ currentTarget }) => setAddress(currentTarget.value)}
            error={fieldError(add.error, '/address')}
            data-autofocus
          />
          <TextInput
            label={t('suppressions.note')}
            description={t('suppressions.noteHelp')}
            maxLength={500}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <ProblemAlert error={add.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('new.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
