import { Anchor, Badge, Button, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useApi } from '../api/api.context.js';
import { useSession } from '../auth/session.context.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { rolesOf, type Holder } from './holder.js';
import { RolesModal } from './roles-modal.js';
import { useRoleName } from './use-role-name.js';

interface RoleAssignmentProps {
  holder: Holder;
  /** Name of the person or group, for the title of the question. */
  name: string;
  /** People who are affected, for a group. */
  memberCount?: number;
}

/** Roles that a person or a group has by themselves, and the way to change them. */
export function RoleAssignment({ holder, name, memberCount }: RoleAssignmentProps) {
  const { t } = useTranslation();
  const api = useApi();
  const canAssign = useSession().can('roles:assign');
  const nameOf = useRoleName();
  const [changing, setChanging] = useState(false);
  const assigned = useQuery({
    queryKey: [`${holder.type}s`, 'roles', holder.id],
    queryFn: () => rolesOf(api, holder),
  });
  if (assigned.error) return <ProblemAlert error={assigned.error} />;
  if (!assigned.data) return <Skeleton h={36} />;
  const { roles } = assigned.data.value;
  return (
    <>
      <Group gap="sm">
        {roles.length === 0 && (
          <Text size="sm" c="dimmed">
            {holder.type === 'group' ? t('roles.groupHasNone') : t('person.noRoles')}
          </Text>
        )}
        {roles.map((role) => (
          <Badge key={role.id} variant="default" tt="none" size="lg">
            <Anchor component={Link} href={`/roles/${role.id}`} inherit c="inherit">
              {nameOf(role)}
            </Anchor>
          </Badge>
        ))}
        {canAssign && (
          <Button variant="default" size="compact-sm" onClick={() => setChanging(true)}>
            {t('roles.change')}
          </Button>
        )}
      </Group>
      {changing && (
        <RolesModal
          holder={holder}
          name={name}
          memberCount={memberCount}
          stored={assigned.data}
          onClose={() => setChanging(false)}
        />
      )}
    </>
  );
}
