import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import type { AuditEntry } from '../api/types.js';
import { useSession } from '../auth/session.context.js';
import { PersonName } from '../people/person-name.js';
import { useRoleName } from '../roles/use-role-name.js';
import { useRoles } from '../roles/use-roles.js';
import { keyOf } from './audit.rules.js';

/** One entry as a sentence, with the way to who and what it is about. */
export function AuditSentence({ entry }: { entry: AuditEntry }) {
  const { i18n } = useTranslation();
  const key = `audit.sentence.${keyOf(entry.action)}`;
  const components = { actor: <Actor actor={entry.actor} />, subject: <Subject entry={entry} /> };
  // An action of a newer service: named as it names itself.
  if (!i18n.exists(key))
    return (
      <>
        {components.actor}: {entry.action} ({components.subject})
      </>
    );
  return (
    <span>
      <Trans i18nKey={key} components={components} />
    </span>
  );
}

function Actor({ actor }: { actor: AuditEntry['actor'] }) {
  const { t } = useTranslation();
  if (actor.type === 'system') return <>{actor.id ?? 'Rollcall'}</>;
  if (actor.id === null) return <>{t('audit.somebody')}</>;
  if (actor.type === 'api-client') return <>{t('audit.program', { id: actor.id })}</>;
  return <PersonName type="user" id={actor.id} />;
}

function Subject({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const { type, id } = entry.subject;
  if (type === 'user') return <PersonName type="user" id={id} />;
  if (type === 'role') return <RoleLink id={id} />;
  if (type === 'group') return <GroupLink id={id} />;
  if (type === 'import')
    return (
      <Anchor component={Link} href={`/imports/${id}`} inherit underline="always">
        {t('audit.anImport')}
      </Anchor>
    );
  const clientId = entry.details['clientId'];
  return <>{typeof clientId === 'string' ? clientId : id}</>;
}

function RoleLink({ id }: { id: string }) {
  const { t } = useTranslation();
  const roles = useRoles(useSession().can('roles:read'));
  const nameOf = useRoleName();
  const role = roles.data?.find((known) => known.id === id);
  if (!role) return <>{t('audit.goneRole')}</>;
  return (
    <Anchor component={Link} href={`/roles/${id}`} inherit underline="always">
      {nameOf(role)}
    </Anchor>
  );
}

function GroupLink({ id }: { id: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const { data: group } = useQuery({
    queryKey: ['groups', 'name', id],
    queryFn: () => bodyOf(api.GET('/v1/groups/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  });
  if (!group) return <>{t('audit.goneGroup')}</>;
  return (
    <Anchor component={Link} href={`/groups/${id}`} inherit underline="always">
      {group.name}
    </Anchor>
  );
}
