import { Alert, Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { PrivacyRequest, User } from '../api/types.js';
import { fullName } from '../people/full-name.rules.js';
import { PersonSelect } from '../ui/person-select.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { fieldError } from '../ui/problem-text.js';

interface NewPrivacyRequestProps {
  onClose: () => void;
  onMade: (id: string) => void;
}

/** Whom it is about and what; an erasure is confirmed by typing the name or the address. */
export function NewPrivacyRequest({ onClose, onMade }: NewPrivacyRequestProps) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [kind, setKind] = useState<PrivacyRequest['kind']>('export');
  const [person, setPerson] = useState<User>();
  const [typed, setTyped] = useState('');
  const ask = useMutation({
    mutationFn: () => {
      const body = { kind, userId: person?.id ?? '', ...(kind === 'erasure' && { confirm: typed }) };
      return bodyOf(api.POST('/v1/privacy-requests', { body }));
    },
    onSuccess: async (request) => {
      await queries.invalidateQueries({ queryKey: ['privacy-requests'] });
      onMade(request.id);
    },
  });
  const isErasure = kind === 'erasure';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('privacy.new')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate();
        }}
      >
        <Stack>
          <PersonSelect
            label={t('privacy.person')}
            placeholder={t('people.search')}
            required
            value={person?.id ?? null}
            onChange={(_id, chosen) => setPerson(chosen)}
            data-autofocus
          />
          <Radio.Group
            label={t('privacy.what')}
            value={kind}
            onChange={(value) => setKind(value === 'erasure' ? 'erasure' : 'export')}
          >
            <Stack gap="sm" mt="xs">
              {(['export', 'erasure'] as const).map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`privacy.kind_${value}`)}
                  description={t(`privacy.kind_${value}Help`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {isErasure && person && (
            <>
              <Alert color="red" variant="outline" role="alert">
                {t('privacy.erasureWarning', { name: fullName(person) })}
              </Alert>
              <TextInput
                label={t('privacy.confirm', { name: fullName(person) })}
                required
                autoComplete="off"
                value={typed}
                onChange={({ currentTarget }) => setTyped(currentTarget.value)}
                error={fieldError(ask.error, '/confirm')}
              />
            </>
          )}
          <ProblemAlert error={ask.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button
              type="submit"
              color={isErasure ? 'red.8' : undefined}
              disabled={!person || (isErasure && typed.trim() === '')}
              loading={ask.isPending}
            >
              {isErasure ? t('privacy.erase') : t('privacy.gather')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
