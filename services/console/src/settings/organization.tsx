import { Button, Group, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { Organization } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { SectionTitle } from './section-title.js';

const KEY = ['settings', 'organization'];
const LANGUAGES = { nl: 'Nederlands', en: 'English', de: 'Deutsch', fr: 'Français' };

/** Name and language of the organisation. */
export default function OrganizationSettings() {
  const { t } = useTranslation();
  const api = useApi();
  const organization = useQuery({ queryKey: KEY, queryFn: () => bodyOf(api.GET('/v1/settings/organization')) });
  return (
    <>
      <SectionTitle title={t('settings.organization')} />
      <ProblemAlert error={organization.error} />
      {organization.data ? (
        <OrganizationForm organization={organization.data} key={organization.data.version} />
      ) : (
        <Skeleton h={180} visible={!organization.error} />
      )}
    </>
  );
}

function OrganizationForm({ organization }: { organization: Organization }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const canWrite = useSession().can('settings:write');
  const [name, setName] = useState(organization.name);
  const [locale, setLocale] = useState(organization.locale);
  const save = useMutation({
    mutationFn: () => bodyOf(api.PUT('/v1/settings/organization', { body: { name, locale } })),
    onSuccess: () => {
      notifyDone(t('common.saved'));
      return queries.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack maw={480}>
        <TextInput
          label={t('organization.name')}
          required
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          disabled={!canWrite}
        />
        <Select
          label={t('organization.locale')}
          description={t('organization.localeHelp')}
          data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          value={locale}
          onChange={(value) => setLocale((value ?? 'nl') as Organization['locale'])}
          allowDeselect={false}
          disabled={!canWrite}
        />
        <ProblemAlert error={save.error} />
        {canWrite && (
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
