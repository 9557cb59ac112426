import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { Page, User, UserKind } from '../api/types.js';
import { fullName } from '../people/full-name.rules.js';

interface PersonSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  value: string | null;
  onChange: (id: string | null, person: User | undefined) => void;
  /** Only people who have an address. */
  withEmail?: boolean;
  kind?: UserKind;
}

const MOST = 20;

/** Somebody of the organisation, found by name or address while typing. */
export function PersonSelect({ value, onChange, withEmail, kind, ...props }: PersonSelectProps) {
  const { t } = useTranslation();
  const api = useApi();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery({
    queryKey: ['users', 'choice', search, kind],
    queryFn: async () => {
      const query = { limit: MOST, ...(search !== '' && { search }), ...(kind && { kind }) };
      return ((await bodyOf(api.GET('/v1/users', { params: { query } }))) as Page<User>).items;
    },
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    queryKey: ['users', 'one', value],
    queryFn: () => bodyOf(api.GET('/v1/users/{id}', { params: { path: { id: value ?? '' } } })),
    enabled: value !== null,
  });
  const people = [...(found.data ?? [])];
  if (chosen.data && !people.some(({ id }) => id === value)) people.unshift(chosen.data);
  const shown = people.filter(({ id, email }) => id === value || !withEmail || email !== null);
  return (
    <Select
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      nothingFoundMessage={found.isFetching ? t('personSelect.searching') : t('common.nothingFound')}
      // The API has searched already, also where names sound alike.
      filter={({ options }) => options}
      onSearchChange={setTyped}
      data={shown.map((person) => ({ value: person.id, label: labelOf(person) }))}
      value={value}
      onChange={(id) =>
        onChange(
          id,
          shown.find((person) => person.id === id),
        )
      }
      {...props}
    />
  );
}

function labelOf(person: User): string {
  return person.email ? `${fullName(person)} (${person.email})` : fullName(person);
}
