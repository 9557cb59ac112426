import { Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import type { Me, User } from '../api/types.js';
import { versionedOf, type Versioned } from '../api/versioned.js';
import { fullName } from '../people/full-name.rules.js';
import { notifyDone } from '../ui/notify.js';
import { fieldError } from '../ui/problem-text.js';
import { SaveBar } from '../ui/save-bar.js';
import { useDraft } from '../ui/use-draft.js';
import { Part } from './part.js';
import { loadMe, ME_KEY } from './load-me.js';

const LANGUAGES = { nl: 'Nederlands', en: 'English', de: 'Deutsch', fr: 'Français' };
const PHONES = ['phone', 'mobile', 'homePhone'] as const;
type Own = Pick<User, 'locale' | (typeof PHONES)[number]>;

const ownOf = ({ value, etag }: Versioned<Me>): Versioned<Own> => {
  const { locale = null, phone = null, mobile = null, homePhone = null } = value.user ?? {};
  return { etag, value: { locale, phone, mobile, homePhone } };
};

/** Language and telephone numbers; name and address belong to whoever keeps the staff. */
export function MyDetails({ stored, user }: { stored: Versioned<Me>; user: User }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const draft = useDraft<Own>(ownOf(stored), {
    load: async () => ownOf(await loadMe(api)),
    save: async (body, etag) => {
      const answer = await versionedOf(api.PATCH('/v1/me', { params: { header: { 'If-Match': etag } }, body }));
      queries.setQueryData(ME_KEY, answer);
      return ownOf(answer);
    },
    onSaved: () => {
      notifyDone(t('common.saved'));
      void queries.invalidateQueries({ queryKey: ['users'] });
    },
  });
  return (
    <Part title={t('person.values')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          draft.save();
        }}
      >
        <Stack>
          <SimpleGrid cols={{ base: 1, xs: 2 }} component="dl" m={0}>
            {[
              [t('people.name'), fullName(user)],
              [t('property.email'), user.email ?? '–'],
            ].map(([label, value]) => (
              <div key={label}>
                <Text component="dt" size="sm" c="dimmed">
                  {label}
                </Text>
                <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
                  {value}
                </Text>
              </div>
            ))}
          </SimpleGrid>
          <Text size="sm" c="dimmed">
            {t('profile.nameHelp')}
          </Text>
          <Select
            label={t('profile.locale')}
            description={t('profile.localeHelp')}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            placeholder={t('profile.localeDefault', {
              language: LANGUAGES[stored.value.organization.locale],
            })}
            value={draft.values.locale}
            onChange={(locale) => draft.change({ locale })}
            clearable
            clearButtonProps={{ 'aria-label': t('common.clear') }}
          />
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {PHONES.map((field) => (
              <TextInput
                key={field}
                type="tel"
                label={t(`property.${field}`)}
                value={draft.values[field] ?? ''}
                onChange={({ currentTarget }) => draft.change({ [field]: currentTarget.value || null })}
                error={fieldError(draft.error, `/${field}`)}
              />
            ))}
          </SimpleGrid>
          <SaveBar draft={draft} labelOf={(field) => t(`property.${field}`)} />
        </Stack>
      </form>
    </Part>
  );
}
