import { Button, Checkbox, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api/api.context.js';
import type { AssignedRoles, Role } from '../api/types.js';
import type { Versioned } from '../api/versioned.js';
import { useSession } from '../auth/session.context.js';
import { ConflictAlert } from '../ui/conflict-alert.js';
import { notifyDone } from '../ui/notify.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { useDraft } from '../ui/use-draft.js';
import { giveRoles, rolesOf, type Holder } from './holder.js';
import { beyond, difference } from './permissions.rules.js';
import { useRoleDescription, useRoleName } from './use-role-name.js';
import { usePermissionTexts, useRoles } from './use-roles.js';

interface RolesModalProps {
  holder: Holder;
  name: string;
  memberCount: number | undefined;
  stored: Versioned<AssignedRoles>;
  onClose: () => void;
}

const idsOf = ({ value, etag }: Versioned<AssignedRoles>) => ({ etag, value: { roleIds: [...value.roleIds].sort() } });

/** Chooses roles; those that go beyond what one may do oneself are there, cannot be touched, and say why. */
export function RolesModal({ holder, name, memberCount, stored, onClose }: RolesModalProps) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const roles = useRoles();
  const nameOf = useRoleName();
  const draft = useDraft<{ roleIds: string[] }>(idsOf(stored), {
    load: async () => idsOf(await rolesOf(api, holder)),
    save: async ({ roleIds }, etag) => idsOf(await giveRoles(api, holder, roleIds, etag)),
    onSaved: () => {
      notifyDone(t('roles.assigned', { name }));
      onClose();
      for (const key of ['users', 'groups', 'roles']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const { roleIds } = draft.values;
  const { added, removed } = difference(stored.value.roleIds, roleIds);
  const namesOf = (ids: string[]) =>
    (roles.data ?? [])
      .filter(({ id }) => ids.includes(id))
      .map(nameOf)
      .join(', ');
  const toggle = (id: string, checked: boolean) =>
    draft.change({ roleIds: (checked ? [...roleIds, id] : roleIds.filter((each) => each !== id)).sort() });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('roles.of', { name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          draft.save();
        }}
      >
        <Stack>
          {memberCount !== undefined && <Text size="sm">{t('roles.forMembers', { count: memberCount })}</Text>}
          {roles.isPending && <Skeleton h={240} />}
          {roles.data?.map((role) => (
            <RoleChoice
              key={role.id}
              role={role}
              checked={roleIds.includes(role.id)}
              onChange={(checked) => toggle(role.id, checked)}
            />
          ))}
          <div role="status">
            {added.length > 0 && <Text size="sm">{t('roles.willGet', { roles: namesOf(added) })}</Text>}
            {removed.length > 0 && <Text size="sm">{t('roles.willLose', { roles: namesOf(removed) })}</Text>}
          </div>
          <ProblemAlert error={draft.error} />
          <ConflictAlert changes={draft.theirs} labelOf={() => t('nav.roles')} onTake={draft.take} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!draft.isChanged} loading={draft.isSaving}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface RoleChoiceProps {
  role: Role;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function RoleChoice({ role, checked, onChange }: RoleChoiceProps) {
  const { t } = useTranslation();
  const session = useSession();
  const nameOf = useRoleName();
  const descriptionOf = useRoleDescription();
  const texts = usePermissionTexts();
  const missing = beyond(role.permissions, (permission) => session.can(permission));
  const inWords = missing.map((permission) => texts.data?.get(permission) ?? permission).join(', ');
  return (
    <Checkbox
      label={nameOf(role)}
      description={missing.length > 0 ? t('roles.beyond', { permissions: inWords }) : descriptionOf(role)}
      checked={checked}
      disabled={missing.length > 0}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}
