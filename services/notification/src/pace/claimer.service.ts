import { Inject, Injectable } from '@nestjs/common';
import { Databases, type Tx } from '@rollcall/service-defaults';
import {
  dueInTurns,
  dueUrgent,
  leaseMessages,
  ORGANIZATIONS_PER_CLAIM,
  postponeMessages,
  type ClaimedMessage,
  type DueMessage,
  type PausedServers,
} from '../dispatch/claim-messages.sql.js';
import { NotificationConfig } from '../notification.config.js';
import { count, planSending, slotKeyOf, type Candidate } from './pace.rules.js';
import { PaceClock } from './pace-clock.service.js';
import { lockPace, readPace, writePace } from './pace.sql.js';

const FIRST = '00000000-0000-0000-0000-000000000000';

export interface Claim {
  messages: ClaimedMessage[];
  /** Milliseconds until it makes sense to ask again; `null`: when something is due. */
  waitMs: number | null;
}

export interface ClaimRequest {
  leaseId: string;
  leaseSeconds: number;
  limit: number;
  paused: PausedServers;
  /** How much of what organisations' own servers can bear is on its way. */
  load?: { inFlight: ReadonlyMap<string, number>; mostPerServer: number };
}

/** Claims the mails that may leave now, for whichever dispatcher asks. */
@Injectable()
export class Claimer {
  private after = FIRST;

  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(NotificationConfig) private readonly config: NotificationConfig,
    @Inject(PaceClock) private readonly clock: PaceClock,
  ) {}

  /** Mail that somebody waits for: it counts against the pace and never waits for it. */
  urgent(request: ClaimRequest): Promise<Claim> {
    return this.databases.inSystem(async (tx) => {
      await lockPace(tx);
      const now = await this.clock.now(tx);
      const due = await dueUrgent(tx, request.paused, now, request.limit);
      if (due.length === 0) return { messages: [], waitMs: null };
      const candidates = due.map((message) => this.candidateOf(message));
      const pace = await readPace(tx, keysOf(candidates));
      for (const { limits } of candidates) for (const limit of limits) count(pace, limit, now);
      await writePace(tx, pace);
      return { messages: await leaseMessages(tx, request, due), waitMs: null };
    });
  }

  /** Everything else, as fast as provider, organisation and domain of the recipient allow. */
  paced(request: ClaimRequest): Promise<Claim> {
    return this.databases.inSystem((tx) => this.claimPaced(tx, request));
  }

  private async claimPaced(tx: Tx, request: ClaimRequest): Promise<Claim> {
    await lockPace(tx);
    const now = await this.clock.now(tx);
    const found = await dueInTurns(tx, request.paused, now, { after: this.after, limit: request.limit });
    const seen = new Set(found.map(({ organizationId }) => organizationId));
    // Round and round: with more organisations than one look takes, all of them get their turn.
    const wasLast = seen.size < ORGANIZATIONS_PER_CLAIM;
    const started = this.after;
    this.after = wasLast ? FIRST : ([...seen].sort().at(-1) ?? FIRST);
    if (found.length === 0) return { messages: [], waitMs: started === FIRST ? null : 0 };
    const due = bearable(found, request.load);
    const candidates = due.map((message) => this.candidateOf(message));
    const pace = await readPace(tx, keysOf(candidates));
    const plan = planSending(candidates, pace, now, request.limit);
    await writePace(tx, pace);
    const byId = new Map(due.map((message) => [message.id, message]));
    const slots = plan.slots.map((slot) => ({ ...slot, organizationId: byId.get(slot.id)?.organizationId ?? '' }));
    if (slots.length > 0) await postponeMessages(tx, slots);
    const wanted = plan.send.flatMap((id) => byId.get(id) ?? []);
    const messages = wanted.length === 0 ? [] : await leaseMessages(tx, request, wanted);
    return { messages, waitMs: plan.nextAt === null ? null : Math.max(1, plan.nextAt - now) };
  }

  private candidateOf(message: DueMessage): Candidate {
    const { id, organizationId, slotted, ownServer, domain } = message;
    const provider = ownServer ? organizationId : 'default';
    const organizationRate = message.perSecond ?? (ownServer ? 0 : this.config.organizationRate);
    return {
      id,
      slotted,
      limits: [
        // An organisation's own server is its own to burden: its rate is the organisation's.
        { key: `provider ${provider}`, perSecond: ownServer ? 0 : this.config.smtpRate },
        { key: `organization ${organizationId}`, perSecond: organizationRate },
        {
          key: `domain ${message.perDomainPerSecond === null ? provider : organizationId} ${domain}`,
          perSecond: message.perDomainPerSecond ?? this.config.domainRate,
        },
      ],
    };
  }
}

/** Without what would be too much for the own server of an organisation, which everybody else would wait for. */
function bearable(messages: DueMessage[], load: ClaimRequest['load']): DueMessage[] {
  if (!load) return messages;
  const taken = new Map(load.inFlight);
  return messages.filter(({ organizationId, ownServer }) => {
    if (!ownServer) return true;
    const count = (taken.get(organizationId) ?? 0) + 1;
    taken.set(organizationId, count);
    return count <= load.mostPerServer;
  });
}

function keysOf(candidates: Candidate[]): string[] {
  const keys = candidates.flatMap(({ limits }) => {
    const [, organization, domain] = limits;
    return [...limits.map(({ key }) => key), slotKeyOf(organization, domain)];
  });
  return [...new Set(keys)];
}
