import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import type { EmailTemplate } from '../../api/types.js';
import { versionedOf, type Versioned } from '../../api/versioned.js';
import { ConfirmModal } from '../../ui/confirm-modal.js';
import { notifyDone } from '../../ui/notify.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { LANGUAGES } from './template-address.js';
import type { TemplateId } from './load-template.js';

interface BackToDefaultProps {
  id: TemplateId;
  stored: Versioned<EmailTemplate>;
  onDone: (answer: Versioned<EmailTemplate>) => void;
}

/** Gives up the organisation's texts; they stay among the versions. */
export function BackToDefault({ id, stored, onDone }: BackToDefaultProps) {
  const { t } = useTranslation();
  const api = useApi();
  const [asked, setAsked] = useState(false);
  const reset = useMutation({
    mutationFn: () => {
      const params = { path: id, header: { 'if-match': stored.etag, 'If-Match': stored.etag } };
      return versionedOf(api.DELETE('/v1/email-templates/{name}/{locale}', { params }));
    },
    onSuccess: (answer) => {
      setAsked(false);
      notifyDone(t('templates.resetDone'));
      onDone(answer);
    },
  });
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
        {t('templates.reset')}
      </Button>
      <ConfirmModal
        opened={asked}
        title={t('templates.reset')}
        action={t('templates.reset')}
        busy={reset.isPending}
        onConfirm={() => reset.mutate()}
        onClose={() => setAsked(false)}
      >
        <Text>
          {t('templates.resetAsk', {
            title: stored.value.title,
            language: LANGUAGES[id.locale] ?? id.locale,
            version: stored.value.version,
          })}
        </Text>
        <ProblemAlert error={reset.error} />
      </ConfirmModal>
    </>
  );
}
