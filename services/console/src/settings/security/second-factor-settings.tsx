import { Alert, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api.context.js';
import type { Api } from '../../api/client.js';
import type { SecondFactorSettings } from '../../api/types.js';
import { versionedOf, type Versioned } from '../../api/versioned.js';
import { useSession } from '../../auth/session.context.js';
import { notifyDone } from '../../ui/notify.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { SaveBar } from '../../ui/save-bar.js';
import { useDraft } from '../../ui/use-draft.js';
import { SectionTitle } from '../section-title.js';

const KEY = ['settings', 'second-factor'];
const MODES = ['off', 'optional', 'required'] as const;
const load = (api: Api) => versionedOf(api.GET('/v1/settings/second-factor'));

/** Whether the people of the organisation sign in with a code besides their password. */
export default function SecondFactorSettingsPage() {
  const { t } = useTranslation();
  const api = useApi();
  const settings = useQuery({ queryKey: KEY, queryFn: () => load(api), refetchOnWindowFocus: false });
  return (
    <>
      <SectionTitle title={t('settings.second-factor')} />
      <ProblemAlert error={settings.error} />
      {settings.isPending && <Skeleton h={260} />}
      {settings.data && <SecondFactorForm stored={settings.data} />}
    </>
  );
}

function SecondFactorForm({ stored }: { stored: Versioned<SecondFactorSettings> }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const canWrite = useSession().can('settings:write');
  const draft = useDraft<SecondFactorSettings>(stored, {
    load: () => load(api),
    save: (body, etag) =>
      versionedOf(api.PUT('/v1/settings/second-factor', { params: { header: { 'If-Match': etag } }, body })),
    onSaved: (answer) => {
      queries.setQueryData(KEY, answer);
      notifyDone(t('common.saved'));
      void queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
  const { mode } = draft.values;
  const isNew = mode !== stored.value.mode;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      <Stack maw={620}>
        <Text c="dimmed">{t('factor.settingsLead')}</Text>
        {!canWrite && <Alert variant="outline">{t('form.readOnly', { permission: 'settings:write' })}</Alert>}
        <Radio.Group
          aria-label={t('settings.second-factor')}
          value={mode}
          onChange={(value) => draft.change({ mode: value })}
        >
          <Stack>
            {MODES.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`factor.mode_${value}`)}
                description={t(`factor.mode_${value}Help`)}
                disabled={!canWrite}
              />
            ))}
          </Stack>
        </Radio.Group>
        {isNew && mode !== 'optional' && (
          <Alert color="yellow" variant="outline" role="alert">
            {t(`factor.mode_${mode}Warning`)}
          </Alert>
        )}
        {canWrite && <SaveBar draft={draft} labelOf={() => t('settings.second-factor')} />}
      </Stack>
    </form>
  );
}
