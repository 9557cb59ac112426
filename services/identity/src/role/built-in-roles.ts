import { INSTALLATION_PERMISSIONS, PERMISSIONS, type Permission } from '@rollcall/service-defaults';

export const BUILT_IN_ROLE_KEYS = ['admin', 'settings-admin', 'staff-admin', 'contacts-admin', 'auditor'] as const;
export type BuiltInRoleKey = (typeof BUILT_IN_ROLE_KEYS)[number];

interface BuiltInRole {
  readonly key: BuiltInRoleKey;
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly Permission[];
}

/** Roles that every organisation has from its first day; nobody edits or removes them. */
export const BUILT_IN_ROLES: readonly BuiltInRole[] = [
  {
    key: 'admin',
    name: 'Admin',
    description: 'Everything. At least one person always has this role.',
    permissions: PERMISSIONS,
  },
  {
    key: 'settings-admin',
    name: 'Settings Admin',
    description: 'Settings of the organisation, of e-mail and of signing in, and the e-mail log.',
    permissions: ['settings:read', 'settings:write', 'email-log:read', 'email-log:resend', 'roles:read'],
  },
  {
    key: 'staff-admin',
    name: 'Staff Admin',
    description: 'Adds, imports and edits staff and groups.',
    permissions: [
      'staff:read',
      'staff:write',
      'staff:import',
      'groups:read',
      'groups:write',
      'roles:read',
      'email-log:read',
      'email-log:resend',
    ],
  },
  {
    key: 'contacts-admin',
    name: 'Contacts Admin',
    description: 'Adds, imports and edits contacts and groups.',
    permissions: [
      'contacts:read',
      'contacts:write',
      'contacts:import',
      'groups:read',
      'groups:write',
      'roles:read',
      'email-log:read',
      'email-log:resend',
    ],
  },
  {
    key: 'auditor',
    name: 'Auditor',
    description: 'Sees everything but the content of e-mails, changes nothing.',
    permissions: [
      'staff:read',
      'contacts:read',
      'groups:read',
      'roles:read',
      'settings:read',
      'email-log:read',
      'audit:read',
    ],
  },
];

/** Only in the organisation that runs the installation: the first one that was made in it. */
export const INSTALLATION_ADMIN = {
  key: 'installation-admin',
  name: 'Installation Admin',
  description: 'Runs the installation: messages that were given up on, of all organisations.',
  permissions: INSTALLATION_PERMISSIONS,
} as const;
