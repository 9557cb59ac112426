import { useTranslation } from 'react-i18next';
import { EffectivePermissions } from '../roles/effective-permissions.js';
import { RoleAssignment } from '../roles/role-assignment.js';
import { Section } from '../ui/section.js';

/** Roles of a person, and what they may do with them and why. */
export function PersonRoles({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('nav.roles')}>
      <RoleAssignment holder={{ type: 'user', id }} name={name} />
      <EffectivePermissions userId={id} />
    </Section>
  );
}
