import { Alert, Button, Group, NumberInput, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { PasswordPolicy } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { changedFields } from '../ui/merge.rules.js';
import { SectionTitle } from './section-title.js';

const NUMBERS = {
  minLength: [6, 64],
  maxLength: [20, 1024],
  minClasses: [0, 4],
  historySize: [0, 24],
  maxAgeDays: [0, 3650],
} as const;
const SWITCHES = ['blockCommon', 'blockPersonal'] as const;
const KEY = ['settings', 'password-policy'];
/** What NIST SP 800-63B-4 leads to; the API starts with these. */
const RECOMMENDED = {
  minLength: 15,
  maxLength: 256,
  minClasses: 0,
  blockCommon: true,
  blockPersonal: true,
  historySize: 0,
  maxAgeDays: 0,
} as const;

/** Rules for passwords; what goes against the standards is marked, and why. */
export default function PasswordPolicySettings() {
  const { t } = useTranslation();
  const api = useApi();
  const policy = useQuery({ queryKey: KEY, queryFn: () => bodyOf(api.GET('/v1/settings/password-policy')) });
  return (
    <>
      <SectionTitle title={t('settings.password-policy')} />
      <ProblemAlert error={policy.error} />
      {policy.data ? <PolicyForm policy={policy.data} /> : <Skeleton h={320} visible={!policy.error} />}
    </>
  );
}

function PolicyForm({ policy }: { policy: PasswordPolicy }) {
  const { t, i18n } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const canWrite = useSession().can('settings:write');
  const { compliance, ...stored } = policy;
  const [values, setValues] = useState(stored);
  const save = useMutation({
    mutationFn: () => bodyOf(api.PUT('/v1/settings/password-policy', { body: values })),
    onSuccess: (answer) => {
      queries.setQueryData(KEY, answer);
      notifyDone(t('common.saved'));
    },
  });
  const isChanged = changedFields(stored, values).length > 0;
  const isRecommended = changedFields<typeof values>(RECOMMENDED, values).length === 0;
  const inWords = ({ property, note }: (typeof compliance)[number]) =>
    i18n.exists(`policy.note_${property}`) ? t(`policy.note_${property}`) : note;
  const noteOf = (property: string) => compliance.filter((note) => note.property === property).map(inWords);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack maw={560}>
        <Text c="dimmed">{t('policy.lead')}</Text>
        {!isChanged && compliance.length === 0 && (
          <Alert color="teal" variant="outline">
            {t('policy.complies')}
          </Alert>
        )}
        {!canWrite && <Alert variant="outline">{t('form.readOnly', { permission: 'settings:write' })}</Alert>}
        {(Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]).map((name) => (
          <div key={name}>
            <NumberInput
              label={t(`policy.${name}`)}
              description={t(`policy.${name}Help`)}
              min={NUMBERS[name][0]}
              max={NUMBERS[name][1]}
              allowDecimal={false}
              value={values[name]}
              onChange={(value) => setValues({ ...values, [name]: Number(value) })}
              disabled={!canWrite}
              hideControls
            />
            <Notes notes={noteOf(name)} />
          </div>
        ))}
        {SWITCHES.map((name) => (
          <div key={name}>
            <Switch
              label={t(`policy.${name}`)}
              checked={values[name]}
              onChange={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.checked })}
              disabled={!canWrite}
            />
            <Notes notes={noteOf(name)} />
          </div>
        ))}
        <ProblemAlert error={save.error} />
        {canWrite && (
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!isChanged}>
              {t('common.save')}
            </Button>
            {!isRecommended && (
              <Button variant="default" onClick={() => setValues(RECOMMENDED)}>
                {t('policy.recommended')}
              </Button>
            )}
            {isChanged && (
              <Text size="sm" c="dimmed" role="status">
                {t('policy.saveForNotes')}
              </Text>
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}

function Notes({ notes }: { notes: string[] }) {
  return notes.map((note) => (
    <Alert key={note} color="yellow" variant="outline" mt={6} py="xs">
      {note}
    </Alert>
  ));
}
