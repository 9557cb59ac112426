import { Button, Checkbox, Group, Modal, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { UserKind } from '../api/types.js';
import { ProblemAlert } from '../ui/problem-alert.js';

const FIELDS = ['lastName', 'firstName', 'email', 'initials', 'title', 'phone'] as const;

/** One person by hand. */
export default function AddPerson({ kind, onClose }: { kind: UserKind; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [values, setValues] = useState<Partial<Record<(typeof FIELDS)[number], string>>>({});
  const [invite, setInvite] = useState(true);
  const add = useMutation({
    mutationFn: () => {
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
      const invitation = invite ? ('send' as const) : ('none' as const);
      return bodyOf(api.POST('/v1/users', { body: { kind, invitation, ...given } }));
    },
    onSuccess: async (user) => {
      await queries.invalidateQueries({ queryKey: ['users'] });
      navigate(`/${kind === 'staff' ? 'staff' : 'contacts'}/${user.id}`);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={kind === 'staff' ? t('add.staff') : t('add.contact')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {FIELDS.map((field, index) => (
              <TextInput
                key={field}
                label={t(`property.${field}`)}
                type={field === 'email' ? 'email' : 'text'}
                required={field === 'lastName' || (field === 'email' && kind === 'staff')}
                value={values[field] ?? ''}
                onChange={({ currentTarget: { value } }) => setValues((before) => ({ ...before, [field]: value }))}
                data-autofocus={index === 0 || undefined}
              />
            ))}
          </SimpleGrid>
          <Checkbox
            label={t('add.invite')}
            checked={invite}
            onChange={({ currentTarget }) => setInvite(currentTarget.checked)}
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
