import { lazy } from 'react';
import type { Session } from '../auth/session.js';

/** Pages of the settings, by area; any of the permissions lets somebody in. */
export const SECTIONS = [
  {
    id: 'organization',
    area: 'general',
    permissions: ['settings:read'],
    page: lazy(() => import('./organization.js')),
  },
  { id: 'email', area: 'email', permissions: ['settings:read'], page: lazy(() => import('./email/email-settings.js')) },
  {
    id: 'email-templates',
    area: 'email',
    permissions: ['settings:read'],
    page: lazy(() => import('./templates/templates-page.js')),
  },
  { id: 'email-log', area: 'email', permissions: ['email-log:read'], page: lazy(() => import('./email-log.js')) },
  {
    id: 'email-suppressions',
    area: 'email',
    permissions: ['email-log:read'],
    page: lazy(() => import('./suppressions/suppressions-page.js')),
  },
  {
    id: 'password-policy',
    area: 'security',
    permissions: ['settings:read'],
    page: lazy(() => import('./password-policy.js')),
  },
  {
    id: 'second-factor',
    area: 'security',
    permissions: ['settings:read'],
    page: lazy(() => import('./security/second-factor-settings.js')),
  },
  {
    id: 'api-clients',
    area: 'security',
    permissions: ['api-clients:write'],
    page: lazy(() => import('./api-clients/api-clients.js')),
  },
  { id: 'audit', area: 'oversight', permissions: ['audit:read'], page: lazy(() => import('../audit/audit-page.js')) },
  {
    id: 'privacy',
    area: 'oversight',
    permissions: ['privacy:manage'],
    page: lazy(() => import('../privacy/privacy-page.js')),
  },
  {
    id: 'dead-letters',
    area: 'oversight',
    permissions: ['installation:operate'],
    page: lazy(() => import('../dead-letters/dead-letters-page.js')),
  },
] as const;

export const AREAS = ['general', 'email', 'security', 'oversight'] as const;

/** What this person can open. */
export function sectionsOf(session: Session) {
  return SECTIONS.filter(({ permissions }) => permissions.some((permission) => session.can(permission)));
}
