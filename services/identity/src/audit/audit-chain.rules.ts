import { createHash } from 'node:crypto';

/** What the hash of an entry covers, besides the hash of the entry before it. */
export interface ChainedContent {
  readonly organizationId: string;
  /** 1 for the first entry of an organisation, then without gaps. */
  readonly sequence: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly action: string;
  readonly actorType: string;
  readonly actorId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: unknown;
  readonly correlationId: string | null;
}

/** What the first entry of a chain names as the hash before it. */
export const NO_HASH = Buffer.alloc(32);

/**
 * One text per value, whatever order its members have: members sorted by UTF-16 code units, no white space, numbers
 * and strings as ECMAScript writes them.
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/** SHA-256 over the hash before and the canonical form of the content. */
export function hashOf(previousHash: Buffer, content: ChainedContent): Buffer {
  return createHash('sha256').update(previousHash).update(canonicalJson(content)).digest();
}

/** A stored entry, as the verification reads it. */
export interface ChainedEntry extends ChainedContent {
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

export type ChainBreak = 'missing-entry' | 'previous-hash-differs' | 'content-differs';

/** What is wrong with the entry that follows `previous`; `undefined` if nothing is. */
export function chainBreak(
  previous: Pick<ChainedEntry, 'sequence' | 'hash'> | undefined,
  { previousHash, hash, ...content }: ChainedEntry,
): ChainBreak | undefined {
  if (content.sequence !== (previous?.sequence ?? 0) + 1) return 'missing-entry';
  if (!previousHash.equals(previous?.hash ?? NO_HASH)) return 'previous-hash-differs';
  return hashOf(previousHash, content).equals(hash) ? undefined : 'content-differs';
}
