import type { ReplyOf, RequestOf } from '@rollcall/contracts';
import type { CollectMailData, EraseMailData } from '@rollcall/contracts';

export const PRIVACY_KINDS = ['export', 'erasure'] as const;
export type PrivacyKind = (typeof PRIVACY_KINDS)[number];

export const PRIVACY_STATUSES = ['running', 'completed', 'expired'] as const;
export const STEP_STATES = ['pending', 'running', 'waiting', 'done'] as const;

/** Whom it is about, as services are asked. */
export type About = Omit<RequestOf<typeof CollectMailData>, 'cursor'>;
export type KnownBy = Pick<About, 'addresses' | 'externalIds'>;
export type Collected = ReplyOf<typeof CollectMailData>;
export type Erased = ReplyOf<typeof EraseMailData>;
export type Removed = Erased['removed'][number];
export type Kept = Erased['kept'][number];

/** What one service has done of a request. */
export interface PrivacyStep {
  readonly service: string;
  readonly state: (typeof STEP_STATES)[number];
  readonly cursor: string | null;
  readonly items: number;
  readonly removed: Removed[];
  readonly kept: Kept[];
  readonly attempts: number;
  readonly problem: string | null;
  readonly doneAt: Date | null;
}

export interface PrivacyRequest {
  readonly organizationId: string;
  readonly id: string;
  readonly kind: PrivacyKind;
  readonly userId: string;
  readonly personKind: 'staff' | 'contact';
  readonly status: (typeof PRIVACY_STATUSES)[number];
  readonly requestedBy: string;
  readonly requestedByType: string;
  readonly requestedAt: Date;
  readonly completedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly knownBy: KnownBy;
  readonly statement: object | null;
  readonly steps: PrivacyStep[];
}

/**
 * Services in the order in which they are asked. An erasure ends in identity: what its own tables keep of imports is
 * needed for as long as one is under way.
 */
export const SERVICES: Readonly<Record<PrivacyKind, readonly string[]>> = {
  export: ['identity', 'import', 'notification'],
  erasure: ['import', 'notification', 'identity'],
};
