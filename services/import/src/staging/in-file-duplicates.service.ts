import { Injectable } from '@nestjs/common';
import type { PersonValues } from '@rollcall/contracts';
import type { Tx } from '@rollcall/service-defaults';
import {
  decideDuplicates,
  decideSharedEmail,
  type DuplicateCandidate,
  type DuplicateDecision,
} from '../rows/duplicates.rules.js';
import { storedProblems } from './staged-row.js';

const ROWS_PER_FETCH = 5_000;
const DECISIONS_PER_UPDATE = 5_000;

/** The address of a row, whether the row is found by it or by something else. */
const ANY_ADDRESS = `coalesce(email_key, CASE WHEN starts_with(match_key, 'email:') THEN substr(match_key, 7) END)`;

interface Job {
  readonly organizationId: string;
  readonly id: string;
}

interface CandidateRow {
  record: number;
  line: number;
  values: PersonValues;
  groups: string[] | null;
  fingerprint: string;
  key: string;
}

/** Settles which rows of a staged list are about the same person. */
@Injectable()
export class InFileDuplicates {
  async settle(tx: Tx, job: Job): Promise<void> {
    await this.decideEach(tx, job, 'match_key', decideDuplicates);
    if (await hasOtherAddresses(tx, job)) await this.decideEach(tx, job, ANY_ADDRESS, decideSharedEmail);
  }

  private async decideEach(
    tx: Tx,
    job: Job,
    key: string,
    decide: (rows: readonly DuplicateCandidate[]) => DuplicateDecision[],
  ): Promise<void> {
    const waiting: DuplicateDecision[] = [];
    let group = new RowsOfOne();
    const close = async (): Promise<void> => {
      for (const decision of group.decisions(decide)) {
        waiting.push(decision);
        if (waiting.length >= DECISIONS_PER_UPDATE) await writeDecisions(tx, job, waiting.splice(0));
      }
    };
    await tx.query(
      `DECLARE shared_keys NO SCROLL CURSOR FOR
       SELECT record, line, values, groups, fingerprint, key
         FROM (SELECT *, count(*) OVER (PARTITION BY key) AS rows_of_key
                 FROM (SELECT *, ${key} AS key FROM import_row
                        WHERE organization_id = $1 AND import_id = $2 AND state IS NULL) AS keyed
                WHERE key IS NOT NULL) AS r
        WHERE rows_of_key > 1 ORDER BY key, record`,
      [job.organizationId, job.id],
    );
    for (;;) {
      const { rows } = await tx.query<CandidateRow>(`FETCH ${ROWS_PER_FETCH} FROM shared_keys`);
      if (rows.length === 0) break;
      for (const row of rows) {
        if (group.key !== row.key) {
          await close();
          group = new RowsOfOne(row.key);
        }
        group.add(row);
      }
    }
    await close();
    await tx.query('CLOSE shared_keys');
    await writeDecisions(tx, job, waiting);
  }
}

/** Where all rows are found by their address, no two people share one. */
async function hasOtherAddresses(tx: Tx, job: Job): Promise<boolean> {
  const { rows } = await tx.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT FROM import_row
                     WHERE organization_id = $1 AND import_id = $2 AND email_key IS NOT NULL AND state IS NULL) AS found`,
    [job.organizationId, job.id],
  );
  return rows[0]?.found ?? false;
}

/**
 * The rows that share a key. Rows that repeat an earlier one are kept as numbers only, so that a list with one person
 * a million times stays small.
 */
class RowsOfOne {
  private readonly different = new Map<string, DuplicateCandidate>();
  private readonly repeated: { record: number; of: string }[] = [];

  constructor(readonly key?: string) {}

  add(row: CandidateRow): void {
    const says = `${row.fingerprint} ${JSON.stringify(row.groups)}`;
    if (this.different.has(says)) this.repeated.push({ record: row.record, of: says });
    else {
      const { record, line, values, groups } = row;
      this.different.set(says, { record, line, values, ...(groups === null ? {} : { groups }) });
    }
  }

  *decisions(decide: (rows: readonly DuplicateCandidate[]) => DuplicateDecision[]): Generator<DuplicateDecision> {
    if (this.different.size + this.repeated.length < 2) return;
    // One repeated row goes along, so that rows that only repeat each other are seen as duplicates.
    const [repeated] = this.repeated;
    const sample = repeated === undefined ? undefined : this.different.get(repeated.of);
    const extra = sample && repeated ? [{ ...sample, record: repeated.record }] : [];
    const rows = [...this.different.values(), ...extra].sort((one, other) => one.record - other.record);
    const decided = new Map(decide(rows).map((decision) => [decision.record, decision] as const));
    yield* decided.values();
    for (const { record, of } of this.repeated.slice(extra.length)) {
      const first = this.different.get(of);
      const same = first && decided.get(first.record);
      if (same === undefined) continue;
      if (same.state === 'error') yield { ...same, record };
      else
        yield { record, state: 'skipped_duplicate', of: same.state === 'keep' ? same.record : same.of, problems: [] };
    }
  }
}

async function writeDecisions(tx: Tx, job: Job, decisions: readonly DuplicateDecision[]): Promise<void> {
  if (decisions.length === 0) return;
  await tx.query(
    `UPDATE import_row AS r
        SET state = d.state, problems = r.problems || d.problems::jsonb,
            groups = CASE WHEN d.groups IS NULL THEN r.groups
                          ELSE (SELECT array_agg(g.name ORDER BY g.ordinality)
                                  FROM jsonb_array_elements_text(d.groups::jsonb) WITH ORDINALITY AS g (name, ordinality)) END
       FROM unnest($3::int[], $4::text[], $5::text[], $6::text[]) AS d (record, state, problems, groups)
      WHERE r.organization_id = $1 AND r.import_id = $2 AND r.record = d.record`,
    [
      job.organizationId,
      job.id,
      decisions.map((decision) => decision.record),
      decisions.map((decision) => (decision.state === 'keep' ? null : decision.state)),
      decisions.map((decision) => storedProblems(decision.problems)),
      decisions.map((decision) =>
        decision.state === 'keep' && decision.groups !== undefined ? JSON.stringify(decision.groups) : null,
      ),
    ],
  );
}
