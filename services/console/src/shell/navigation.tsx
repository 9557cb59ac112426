import { IconAddressBook, IconFileImport, IconKey, IconSettings, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import type { Session } from '../auth/session.js';

export interface Destination {
  readonly href: string;
  readonly label: 'nav.staff' | 'nav.contacts' | 'nav.groups' | 'nav.roles' | 'nav.imports' | 'nav.settings';
  readonly icon: typeof IconUsers;
  /** Any of these lets somebody in. */
  readonly permissions: readonly string[];
}

const DESTINATIONS: readonly Destination[] = [
  { href: '/staff', label: 'nav.staff', icon: IconUsers, permissions: ['staff:read'] },
  { href: '/contacts', label: 'nav.contacts', icon: IconAddressBook, permissions: ['contacts:read'] },
  { href: '/groups', label: 'nav.groups', icon: IconUsersGroup, permissions: ['groups:read'] },
  { href: '/roles', label: 'nav.roles', icon: IconKey, permissions: ['roles:read'] },
  { href: '/imports', label: 'nav.imports', icon: IconFileImport, permissions: ['staff:import', 'contacts:import'] },
  {
    href: '/settings',
    label: 'nav.settings',
    icon: IconSettings,
    permissions: [
      'settings:read',
      'email-log:read',
      'api-clients:write',
      'audit:read',
      'privacy:manage',
      'installation:operate',
    ],
  },
];

/** What this person can open. */
export function destinationsOf(session: Session): Destination[] {
  return DESTINATIONS.filter(({ permissions }) => permissions.some((permission) => session.can(permission)));
}

export function firstPage(session: Session): string {
  return destinationsOf(session)[0]?.href ?? '/profile';
}
