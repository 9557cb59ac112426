import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { notifyDone } from '../../ui/notify.js';
import { ProblemAlert } from '../../ui/problem-alert.js';

interface ReleaseImportProps {
  importId: string;
  sent: string;
  bounced: string;
}

/** Lets the rest of stopped invitations leave; says what that may cost. */
export function ReleaseImport({ importId, sent, bounced }: ReleaseImportProps) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const release = useMutation({
    mutationFn: () => api.POST('/v1/email-log/stopped-imports/{importId}/release', { params: { path: { importId } } }),
    onSuccess: () => {
      setAsked(false);
      notifyDone(t('mailState.released'));
      return queries.invalidateQueries({ queryKey: ['settings', 'email', 'status'] });
    },
  });
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
        {t('mailState.release')}
      </Button>
      <ConfirmModal
        opened={asked}
        title={t('mailState.release')}
        action={t('mailState.release')}
        busy={release.isPending}
        onConfirm={() => release.mutate()}
        onClose={() => setAsked(false)}
      >
        <Text>{t('mailState.releaseAsk', { sent, bounced })}</Text>
        <ProblemAlert error={release.error} />
      </ConfirmModal>
    </>
  );
}
