/** How many mails may pass; a rate of 0 is no limit. */
export interface Limit {
  key: string;
  perSecond: number;
}

/** When the next mail of each limit is due if all leave evenly, in milliseconds: the state of GCRA. */
export type Pace = Map<string, number>;

export interface Candidate {
  id: string;
  /** Limits that it passes; all of them have to agree. The last one is that of its recipient's domain. */
  limits: readonly [provider: Limit, organization: Limit, domain: Limit];
  /** Its own time has been given to it already. */
  slotted: boolean;
}

export interface PacePlan {
  send: string[];
  /** Mails that wait for their domain, each with its own time: they stand in nobody's way until then. */
  slots: { id: string; at: number }[];
  /** When a mail can leave next that cannot now; `null`: when one is due. */
  nextAt: number | null;
}

/** Seconds' worth of mails that may leave at once after a rest. */
const BURST_SECONDS = 0.25;

const intervalOf = ({ perSecond }: Limit) => 1000 / perSecond;

/** When a limit lets the next mail pass: now, if that is not later than `now`. */
export function passesAt(pace: Pace, limit: Limit): number {
  if (limit.perSecond === 0) return 0;
  const burst = Math.max(0, BURST_SECONDS * 1000 - intervalOf(limit));
  return (pace.get(limit.key) ?? 0) - burst;
}

/** Counts a mail that leaves now. */
export function count(pace: Pace, limit: Limit, now: number): void {
  if (limit.perSecond === 0) return;
  pace.set(limit.key, Math.max(pace.get(limit.key) ?? 0, now) + intervalOf(limit));
}

/**
 * Decides which of the mails that are due leave now. The candidates come in turns, one of each organisation after the
 * other, so that a full provider is shared evenly. Changes `pace`.
 *
 * @see https://www.itu.int/rec/T-REC-I.371 GCRA as a virtual scheduling algorithm
 */
export function planSending(candidates: readonly Candidate[], pace: Pace, now: number, room: number): PacePlan {
  const plan: PacePlan = { send: [], slots: [], nextAt: null };
  const wait = (at: number) => (plan.nextAt = Math.min(plan.nextAt ?? at, at));
  for (const { id, limits, slotted } of candidates) {
    const [provider, organization, domain] = limits;
    const shared = Math.max(passesAt(pace, provider), passesAt(pace, organization));
    const own = passesAt(pace, domain);
    if (own > now) {
      const at = slotted ? own : slotOf(pace, organization, domain, own);
      plan.slots.push({ id, at });
      wait(at);
    } else if (shared > now) wait(shared);
    else if (plan.send.length < room) {
      plan.send.push(id);
      for (const limit of limits) count(pace, limit, now);
    }
  }
  return plan;
}

/** The next free time of an organisation's mails to one domain; others' mails there have times of their own. */
function slotOf(pace: Pace, organization: Limit, domain: Limit, earliest: number): number {
  const key = slotKeyOf(organization, domain);
  const at = Math.max(pace.get(key) ?? 0, earliest);
  pace.set(key, at + intervalOf(domain));
  return at;
}

export function slotKeyOf(organization: Limit, domain: Limit): string {
  return `slot ${organization.key} ${domain.key}`;
}
