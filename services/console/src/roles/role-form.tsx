import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { Permission, Role } from '../api/types.js';
import { versionedOf, type Versioned } from '../api/versioned.js';
import { useSession } from '../auth/session.context.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { SaveBar } from '../ui/save-bar.js';
import { useDraft } from '../ui/use-draft.js';
import { PermissionPicker } from './permission-picker.js';
import { beyond } from './permissions.rules.js';
import { loadRole } from './load-role.js';
import { useRoleDescription, useRoleName } from './use-role-name.js';

interface RoleValues {
  name: string;
  description: string | null;
  permissions: string[];
}

const valuesOf = ({ value, etag }: Versioned<Role>): Versioned<RoleValues> => ({
  etag,
  value: { name: value.name, description: value.description, permissions: [...value.permissions].sort() },
});

/** Changes a role; everybody who has it is affected at once, and the page says how many those are. */
export function RoleForm({ stored, canWrite }: { stored: Versioned<Role>; canWrite: boolean }) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const nameOf = useRoleName();
  const descriptionOf = useRoleDescription();
  const { id, userCount, groupCount } = stored.value;
  const draft = useDraft<RoleValues>(valuesOf(stored), {
    load: async () => valuesOf(await loadRole(api, id)),
    save: async ({ permissions, ...rest }, etag) => {
      const body = { ...rest, permissions: permissions as Permission[] };
      const params = { path: { id }, header: { 'If-Match': etag } };
      return valuesOf(await versionedOf(api.PATCH('/v1/roles/{id}', { params, body })));
    },
    onSaved: () => {
      notifyDone(t('common.saved'));
      void queries.invalidateQueries({ queryKey: ['roles'] });
      void queries.invalidateQueries({ queryKey: ['users', 'permissions'] });
    },
  });
  const isOwn = !stored.value.isBuiltIn;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      <Stack maw={760}>
        <Text c="dimmed">
          {t('roles.heldBy', {
            people: t('roles.people', { count: userCount }),
            groups: t('roles.groups', { count: groupCount }),
          })}
        </Text>
        {isOwn ? (
          <RoleNames values={draft.values} change={draft.change} disabled={!canWrite} />
        ) : (
          <Text>{descriptionOf({ ...stored.value, name: nameOf(stored.value) })}</Text>
        )}
        <PermissionPicker
          value={draft.values.permissions}
          onChange={(permissions) => draft.change({ permissions: permissions.sort() })}
          disabled={!canWrite}
        />
        {canWrite && <SaveBar draft={draft} labelOf={(field) => t(`roles.${field}`)} />}
      </Stack>
    </form>
  );
}

/** A role of the organisation's own, perhaps starting from what another one allows. */
export function NewRoleForm({ pattern }: { pattern: Role | undefined }) {
  const { t } = useTranslation();
  const api = useApi();
  const session = useSession();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const tooMuch = beyond(pattern?.permissions ?? [], (permission) => session.can(permission));
  const [values, setValues] = useState<RoleValues>({
    name: '',
    description: null,
    permissions: (pattern?.permissions ?? []).filter((permission) => !tooMuch.includes(permission)),
  });
  const change = (patch: Partial<RoleValues>) => setValues((before) => ({ ...before, ...patch }));
  const create = useMutation({
    mutationFn: () => {
      const body = { ...values, permissions: values.permissions as Permission[] };
      return bodyOf(api.POST('/v1/roles', { body }));
    },
    onSuccess: async (role) => {
      await queries.invalidateQueries({ queryKey: ['roles'] });
      notifyDone(t('roles.created', { name: role.name }));
      navigate(`/roles/${role.id}`);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <Stack maw={760}>
        <RoleNames values={values} change={change} disabled={false} />
        <PermissionPicker value={values.permissions} onChange={(permissions) => change({ permissions })} />
        <ProblemAlert error={create.error} />
        <Group>
          <Button type="submit" loading={create.isPending} disabled={values.permissions.length === 0}>
            {t('roles.create')}
          </Button>
          {values.permissions.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('roles.choosePermission')}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}

interface RoleNamesProps {
  values: RoleValues;
  change: (patch: Partial<RoleValues>) => void;
  disabled: boolean;
}

function RoleNames({ values, change, disabled }: RoleNamesProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('roles.name')}
        description={t('roles.nameHelp')}
        required
        maxLength={100}
        value={values.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        disabled={disabled}
      />
      <Textarea
        label={t('roles.description')}
        maxLength={1000}
        autosize
        minRows={2}
        value={values.description ?? ''}
        onChange={({ currentTarget }) => change({ description: currentTarget.value || null })}
        disabled={disabled}
      />
    </>
  );
}
