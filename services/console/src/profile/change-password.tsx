import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { useSession } from '../auth/session.context.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { fieldError } from '../ui/problem-text.js';
import { Part } from './part.js';

const NONE = { currentPassword: '', password: '' };

/** Another password; everywhere else one is signed out. Pasting is fine, and one can see what one types. */
export function ChangePassword() {
  const { t } = useTranslation();
  const api = useApi();
  const { email } = useSession().person;
  const [values, setValues] = useState(NONE);
  const change = useMutation({
    mutationFn: () => api.POST('/v1/me/password', { body: values }),
    onSuccess: () => {
      setValues(NONE);
      notifyDone(t('profile.passwordDone'));
    },
  });
  const propertiesOf = (field: keyof typeof NONE) => ({
    label: field === 'password' ? t('profile.newPassword') : t('profile.currentPassword'),
    value: values[field],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setValues((before) => ({ ...before, [field]: currentTarget.value })),
    error: fieldError(change.error, `/${field}`),
    required: true,
    visibilityToggleButtonProps: { 'aria-label': t('profile.showPassword'), tabIndex: 0 },
  });
  return (
    <Part title={t('profile.password')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('profile.passwordHelp')}
          </Text>
          {/* For password managers: whose password this is. */}
          <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput {...propertiesOf('currentPassword')} autoComplete="current-password" />
          <PasswordInput {...propertiesOf('password')} autoComplete="new-password" />
          <ProblemAlert error={change.error} />
          <Group>
            <Button type="submit" loading={change.isPending} disabled={!values.currentPassword || !values.password}>
              {t('profile.changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Part>
  );
}
