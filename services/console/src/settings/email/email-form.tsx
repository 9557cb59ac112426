import { Alert, Fieldset, Group, NumberInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import type { EmailSettings } from '../../api/types.js';
import { versionedOf, type Versioned } from '../../api/versioned.js';
import { useSession } from '../../auth/session.context.js';
import { notifyDone } from '../../ui/notify.js';
import { fieldError } from '../../ui/problem-text.js';
import { SaveBar } from '../../ui/save-bar.js';
import { useDraft } from '../../ui/use-draft.js';
import { EMAIL_SETTINGS_KEY, loadEmailSettings } from './load-email-settings.js';
import { LogoInput } from './logo-input.js';
import { RetentionInput } from './retention-input.js';
import { SmtpFields } from './smtp-fields.js';
import { TestMail } from './test-mail.js';

const RATES = ['perSecond', 'perDomainPerSecond'] as const;

export function EmailForm({ stored }: { stored: Versioned<EmailSettings> }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const canWrite = useSession().can('settings:write');
  const draft = useDraft<EmailSettings>(stored, {
    load: () => loadEmailSettings(api),
    save: (body, etag) => {
      const header = { 'if-match': etag, 'If-Match': etag };
      return versionedOf(api.PUT('/v1/settings/email', { params: { header }, body }));
    },
    onSaved: (answer) => {
      queries.setQueryData(EMAIL_SETTINGS_KEY, answer);
      notifyDone(t('common.saved'));
      void queries.invalidateQueries({ queryKey: [...EMAIL_SETTINGS_KEY, 'status'] });
    },
  });
  const { values, change } = draft;
  const textOf = (field: 'senderName' | 'replyTo' | 'welcomeMessage' | 'signature') => ({
    label: t(`email.${field}`),
    description: t(`email.${field}Help`),
    value: values[field] ?? '',
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      change({ [field]: currentTarget.value || null }),
    error: fieldError(draft.error, `/${field}`),
    disabled: !canWrite,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      <Stack maw={680} gap="lg">
        {!canWrite && <Alert variant="outline">{t('form.readOnly', { permission: 'settings:write' })}</Alert>}
        <Fieldset legend={t('email.sender')}>
          <Stack>
            <TextInput {...textOf('senderName')} maxLength={100} placeholder={t('email.senderNameDefault')} />
            <TextInput {...textOf('replyTo')} type="email" inputMode="email" autoComplete="off" />
          </Stack>
        </Fieldset>
        <Fieldset legend={t('email.inEveryMail')}>
          <Stack>
            <LogoInput
              value={values.logo ?? null}
              onChange={(logo) => change({ logo })}
              disabled={!canWrite}
              error={fieldError(draft.error, '/logo')}
            />
            <Textarea {...textOf('welcomeMessage')} autosize minRows={2} maxRows={8} maxLength={2000} />
            <Textarea {...textOf('signature')} autosize minRows={2} maxRows={8} maxLength={2000} />
          </Stack>
        </Fieldset>
        <Fieldset legend={t('email.retention')}>
          <RetentionInput
            value={values.retention ?? { mode: 'days', days: 365 }}
            before={stored.value.retention}
            onChange={(retention) => change({ retention })}
            disabled={!canWrite}
            error={fieldError(draft.error, '/retention/days')}
          />
        </Fieldset>
        <Fieldset legend={t('email.rates')}>
          <Group grow align="flex-start" preventGrowOverflow={false}>
            {RATES.map((name) => (
              <NumberInput
                key={name}
                label={t(`email.${name}`)}
                description={t(`email.${name}Help`)}
                placeholder={t('email.rateDefault')}
                miw={220}
                min={0.01}
                max={1000}
                decimalScale={2}
                value={values.rates?.[name] ?? ''}
                onChange={(value) =>
                  change({ rates: { ...values.rates, [name]: value === '' ? null : Number(value) } })
                }
                error={fieldError(draft.error, `/rates/${name}`)}
                disabled={!canWrite}
                hideControls
              />
            ))}
          </Group>
        </Fieldset>
        <SmtpFields
          value={values.smtp ?? null}
          before={stored.value.smtp ?? null}
          onChange={(smtp) => change({ smtp })}
          errorOf={(field) => fieldError(draft.error, `/smtp/${field}`)}
          disabled={!canWrite}
        />
        {canWrite && <TestMail isChanged={draft.isChanged} />}
        {canWrite && <SaveBar draft={draft} labelOf={(field) => t(`email.${field}`)} />}
      </Stack>
    </form>
  );
}
