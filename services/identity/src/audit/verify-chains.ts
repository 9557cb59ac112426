import type { SqlExecutor } from '@rollcall/service-defaults';
import { chainBreak, type ChainBreak, type ChainedEntry } from './audit-chain.rules.js';
import { nextEntries } from './read-audit.sql.js';

export interface ChainVerdict {
  readonly organizationId: string;
  /** Entries that hold. */
  readonly entries: number;
  /** Of the last entry that holds, in hex; kept elsewhere, it shows later whether the end was cut off. */
  readonly head: string | null;
  readonly broken?: { readonly sequence: number; readonly reason: ChainBreak };
}

const ENTRIES_PER_READ = 1_000;

/** Verifies the chains of all organisations (or one), one after the other, in flat memory. */
export async function* verifyChains(tx: SqlExecutor, only?: string): AsyncGenerator<ChainVerdict> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM (SELECT id FROM organization UNION SELECT DISTINCT organization_id FROM audit_entry) AS known
      WHERE $1::uuid IS NULL OR id = $1 ORDER BY id`,
    [only ?? null],
  );
  for (const { id } of rows) yield await verifyChain(tx, id);
}

async function verifyChain(tx: SqlExecutor, organizationId: string): Promise<ChainVerdict> {
  let last: ChainedEntry | undefined;
  for (;;) {
    const entries = await nextEntries(tx, organizationId, last?.sequence ?? 0, ENTRIES_PER_READ);
    for (const entry of entries) {
      const reason = chainBreak(last, entry);
      if (reason) return { ...verdict(organizationId, last), broken: { sequence: entry.sequence, reason } };
      last = entry;
    }
    if (entries.length < ENTRIES_PER_READ) return verdict(organizationId, last);
  }
}

function verdict(organizationId: string, last: ChainedEntry | undefined): ChainVerdict {
  return { organizationId, entries: last?.sequence ?? 0, head: last?.hash.toString('hex') ?? null };
}
