import {
  Button,
  Fieldset,
  Group,
  PasswordInput,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailSettings } from '../../api/types.js';

type Smtp = NonNullable<EmailSettings['smtp']>;
const PORTS = ['587', '465', '25', '2525'];
const FRESH: Smtp = { host: '', port: 587, security: 'starttls', user: null, from: null };

interface SmtpFieldsProps {
  value: Smtp | null;
  before: Smtp | null;
  onChange: (value: Smtp | null) => void;
  errorOf: (field: string) => string | undefined;
  disabled: boolean;
}

/** A mail server of the organisation's own. Its password goes in and never comes out again. */
export function SmtpFields({ value, before, onChange, errorOf, disabled }: SmtpFieldsProps) {
  const { t } = useTranslation();
  const [replacing, setReplacing] = useState(false);
  const isSameServer =
    before?.host === value?.host && before?.port === value?.port && (before?.user ?? null) === (value?.user ?? null);
  const isKept = Boolean(before?.hasPassword) && isSameServer && !replacing;
  const change = (patch: Partial<Smtp>) => value && onChange({ ...value, ...patch });
  const textOf = (field: 'host' | 'user' | 'from') => ({
    label: t(`smtp.${field}`),
    value: value?.[field] ?? '',
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      change({ [field]: currentTarget.value || (field === 'host' ? '' : null) }),
    error: errorOf(field),
    disabled,
    autoComplete: 'off',
  });
  return (
    <Fieldset legend={t('smtp.title')}>
      <Stack>
        <Switch
          label={t('smtp.own')}
          description={t('smtp.ownHelp')}
          checked={value !== null}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? (before ?? FRESH) : null)}
          disabled={disabled}
        />
        {value && (
          <>
            <Group align="flex-start" grow preventGrowOverflow={false}>
              <TextInput {...textOf('host')} required placeholder="smtp.voorbeeld.example" miw={220} />
              <Select
                label={t('smtp.port')}
                data={PORTS}
                value={String(value.port)}
                onChange={(port) =>
                  change({ port: Number(port) as Smtp['port'], ...(port === '465' && { security: 'tls' }) })
                }
                allowDeselect={false}
                disabled={disabled}
                error={errorOf('port')}
                maw={120}
              />
            </Group>
            <div>
              <Text size="sm" fw={500} mb={4} id="smtp-security">
                {t('smtp.security')}
              </Text>
              <SegmentedControl
                aria-labelledby="smtp-security"
                data={[
                  { value: 'starttls', label: 'STARTTLS' },
                  { value: 'tls', label: 'TLS' },
                ]}
                value={value.security}
                onChange={(security) => change({ security: security })}
                disabled={disabled}
              />
              <Text size="sm" c="dimmed" mt={4}>
                {t('smtp.securityHelp')}
              </Text>
            </div>
            <TextInput {...textOf('from')} type="email" description={t('smtp.fromHelp')} />
            <TextInput {...textOf('user')} />
            {isKept ? (
              <Group>
                <Text size="sm">{t('smtp.passwordKept')}</Text>
                {!disabled && (
                  <Button variant="default" size="compact-sm" onClick={() => setReplacing(true)}>
                    {t('smtp.passwordReplace')}
                  </Button>
                )}
              </Group>
            ) : (
              <PasswordInput
                label={t('smtp.password')}
                description={before?.hasPassword && !isSameServer ? t('smtp.passwordAgain') : t('smtp.passwordHelp')}
                value={value.password ?? ''}
                onChange={({ currentTarget }) => change({ password: currentTarget.value || undefined })}
                error={errorOf('password')}
                disabled={disabled}
                autoComplete="new-password"
                visibilityToggleButtonProps={{ 'aria-label': t('smtp.passwordShow') }}
              />
            )}
          </>
        )}
      </Stack>
    </Fieldset>
  );
}
