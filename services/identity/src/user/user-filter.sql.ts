export interface UserFilter {
  kinds: readonly string[];
  status?: string | undefined;
  account?: string | undefined;
  search?: string | undefined;
  groupId?: string | undefined;
  importId?: string | undefined;
  emailKey?: string | null | undefined;
}

/** Where a page ends: people are listed by name, those of one name by id. */
export interface UserPosition {
  name: string;
  id: string;
}

export interface UserPage {
  after?: UserPosition | undefined;
  /** So many people are left out before the page begins: for a leap, since cursors only lead to the next page. */
  offset?: number | undefined;
  limit: number;
}

/** Takes a value as a parameter of the statement; answers with its place in the text. */
export type Bind = (value: unknown) => string;

/** What people (`app_user u`) have to be; `$1` is the organisation. */
export function conditionsOf(filter: UserFilter, bind: Bind): string[] {
  const conditions: string[] = [];
  if (filter.status !== undefined) conditions.push(`u.status = ${bind(filter.status)}`);
  if (filter.account !== undefined) conditions.push(`u.account = ${bind(filter.account)}`);
  if (filter.importId !== undefined) conditions.push(touchedBy(bind(filter.importId)));
  if (filter.emailKey !== undefined) conditions.push(`u.email_key = ${bind(filter.emailKey)}`);
  if (filter.groupId !== undefined) conditions.push(memberOf(bind(filter.groupId)));
  return [...conditions, ...searchConditions(filter.search, bind)];
}

/**
 * Each word is somewhere in name, address or external id; a word of one or two letters begins a word there, because the
 * index holds nothing shorter than three letters, beginnings included.
 */
export function searchConditions(search: string | undefined, bind: Bind): string[] {
  return wordsOf(search).map((word) => {
    const like = (pattern: string) => `u.search_text LIKE searchable(${bind(pattern)})`;
    const escaped = word.replace(/[\\%_]/g, '\\$&');
    if ([...word.normalize('NFKD').replace(/\p{Mn}/gu, '')].length > 2) return like(`%${escaped}%`);
    return `(${like(`${escaped}%`)} OR ${like(`% ${escaped}%`)})`;
  });
}

/**
 * Everyone of its kind is a member of a system group, without a row that says so. Asked person by person: small groups are
 * read beforehand, and of a large one a page is soon full.
 */
function memberOf(group: string): string {
  return `(EXISTS (SELECT FROM membership m
             WHERE m.organization_id = $1 AND m.group_id = ${group} AND m.user_id = u.id)
    OR EXISTS (SELECT FROM user_group g WHERE g.organization_id = $1 AND g.id = ${group} AND g.is_system
                AND g.kind = u.kind))`;
}

/** Whom an import added, or changed. */
function touchedBy(importId: string): string {
  return `(u.created_by_import = ${importId}
    OR u.id IN (SELECT h.user_id FROM user_history h WHERE h.organization_id = $1 AND h.import_id = ${importId}))`;
}

function wordsOf(search: string | undefined): string[] {
  const words = (search ?? '').split(/\s+/u).filter((word) => word !== '');
  return words.slice(0, 8);
}
