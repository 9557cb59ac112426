import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { User } from '../api/types.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { Section } from '../ui/section.js';

const FIELDS = [
  'lastName',
  'firstName',
  'infix',
  'middleName',
  'email',
  'initials',
  'title',
  'phone',
  'mobile',
  'homePhone',
  'department',
  'businessUnit',
  'externalId',
  'userType',
  'startDate',
  'endDate',
] as const;
type Field = (typeof FIELDS)[number];
const TYPES: Partial<Record<Field, string>> = { email: 'email', startDate: 'date', endDate: 'date' };

/** The values of a person; changed in place and saved together, refused when somebody else was quicker. */
export function PersonDetails({ user, canWrite }: { user: User; canWrite: boolean }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const [changed, setChanged] = useState<Partial<Record<Field, string>>>({});
  const save = useMutation({
    mutationFn: () => {
      const body = Object.fromEntries(Object.entries(changed).map(([field, value]) => [field, value || null]));
      const header = { 'If-Match': `"${user.version}"` };
      return bodyOf(api.PATCH('/v1/users/{id}', { params: { path: { id: user.id }, header }, body }));
    },
    onSuccess: () => {
      notifyDone(t('common.saved'));
      return queries.invalidateQueries({ queryKey: ['users'] });
    },
  });
  const isChanged = FIELDS.some((field) => changed[field] !== undefined && changed[field] !== (user[field] ?? ''));
  if (!canWrite)
    return (
      <Section title={t('person.values')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} component="dl" m={0}>
          {FIELDS.filter((field) => user[field]).map((field) => (
            <div key={field}>
              <Text component="dt" size="sm" c="dimmed">
                {t(`property.${field}`)}
              </Text>
              <Text component="dd" m={0}>
                {user[field]}
              </Text>
            </div>
          ))}
        </SimpleGrid>
      </Section>
    );
  return (
    <Section title={t('person.values')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {FIELDS.map((field) => (
              <TextInput
                key={field}
                label={t(`property.${field}`)}
                type={TYPES[field]}
                value={changed[field] ?? user[field] ?? ''}
                onChange={({ currentTarget: { value } }) => setChanged((before) => ({ ...before, [field]: value }))}
              />
            ))}
          </SimpleGrid>
          <ProblemAlert error={save.error} />
          <Group>
            <Button type="submit" disabled={!isChanged} loading={save.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
