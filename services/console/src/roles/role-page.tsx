import { Alert, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { useApi } from '../api/api.context.js';
import { isMissing } from '../api/client.js';
import { useSession } from '../auth/session.context.js';
import { NotFound } from '../shell/not-found.js';
import { PageHeader } from '../ui/page-header.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { loadRole } from './load-role.js';
import { CopyRole, DeleteRole } from './role-actions.js';
import { NewRoleForm, RoleForm } from './role-form.js';
import { useRoleName } from './use-role-name.js';
import { useRoles } from './use-roles.js';

/** One role with all that it allows; or a new one. */
export default function RolePage({ id }: { id: string }) {
  return id === 'new' ? <NewRole /> : <ExistingRole id={id} />;
}

function NewRole() {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const from = parameters.get('from');
  const roles = useRoles(from !== null);
  const canWrite = useSession().can('roles:write');
  if (!canWrite) return <NotFound />;
  const pattern = roles.data?.find(({ id }) => id === from);
  return (
    <>
      <PageHeader title={t('roles.new')} back={{ href: '/roles', label: t('nav.roles') }} />
      {from !== null && roles.isPending ? <Skeleton h={480} /> : <NewRoleForm pattern={pattern} />}
    </>
  );
}

function ExistingRole({ id }: { id: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const canWrite = useSession().can('roles:write');
  const nameOf = useRoleName();
  const role = useQuery({
    queryKey: ['roles', 'one', id],
    queryFn: () => loadRole(api, id),
    refetchOnWindowFocus: false,
  });
  if (isMissing(role.error)) return <NotFound />;
  const isOwn = role.data?.value.isBuiltIn === false;
  return (
    <>
      <PageHeader
        title={role.data ? nameOf(role.data.value) : t('nav.roles')}
        back={{ href: '/roles', label: t('nav.roles') }}
      >
        {role.data && canWrite && <CopyRole role={role.data.value} />}
        {role.data && canWrite && isOwn && <DeleteRole stored={role.data} />}
      </PageHeader>
      <ProblemAlert error={role.error} />
      {role.isPending && <Skeleton h={480} />}
      {role.data?.value.isBuiltIn && (
        <Alert variant="outline" mb="md">
          {t('roles.builtInHelp')}
        </Alert>
      )}
      {role.data && <RoleForm stored={role.data} canWrite={canWrite && isOwn} />}
    </>
  );
}
