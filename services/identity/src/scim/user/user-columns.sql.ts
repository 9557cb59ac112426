import { emailKey } from '@rollcall/contracts';
import { isUuid, type Bind, type Column, type Columns } from '../filter/filter-sql.rules.js';
import { ENTERPRISE_SCHEMA, ROLLCALL_USER_SCHEMA } from '../schema/user.schema.js';

const text = (sql: string): Column => ({ sql, type: 'text' });
const exact = (sql: string): Column => ({ sql, type: 'exact' });
const extended = (schema: string, columns: Record<string, Column>) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [`${schema}:${name}`.toLowerCase(), column]));

const email: Column = {
  ...text('u.email'),
  equals: (value, bind) => (emailKey(value) === null ? null : `u.email_key = ${bind(emailKey(value))}`),
};
/** Whoever has no address goes by their id. */
const userName: Column = {
  ...text('coalesce(u.email, u.id::text)'),
  equals: (value: string, bind: Bind) =>
    isUuid(value) ? `(u.email IS NULL AND u.id = ${bind(value)}::uuid)` : (email.equals?.(value, bind) ?? null),
};

const PHONES = `(VALUES ('work', u.phone), ('mobile', u.mobile), ('home', u.home_phone)) AS number (type, value)`;

/** Attributes of users as expressions on `app_user u`, for filters and for sorting; `$1` is the organisation. */
export const USER_COLUMNS: Columns = {
  id: { sql: 'u.id', type: 'uuid' },
  externalid: exact('u.external_id'),
  username: userName,
  'name.familyname': text('u.last_name'),
  'name.givenname': text('u.first_name'),
  'name.middlename': text('u.middle_name'),
  'name.formatted': text(`concat_ws(' ', u.first_name, u.infix, u.last_name)`),
  displayname: text(`concat_ws(' ', u.first_name, u.infix, u.last_name)`),
  title: text('u.title'),
  usertype: text('u.user_type'),
  preferredlanguage: text('u.locale'),
  active: { sql: `(u.status = 'active')`, type: 'boolean' },
  'meta.created': { sql: 'u.created_at', type: 'time' },
  'meta.lastmodified': { sql: 'u.updated_at', type: 'time' },
  'meta.resourcetype': exact(`'User'::text`),
  emails: {
    // There is one at most, so it needs no subquery, and indexes serve.
    exists: (condition) => `(u.email IS NOT NULL AND ${condition})`,
    parts: { value: email, type: text(`'work'::text`), primary: { sql: 'true', type: 'boolean' } },
    sort: 'lower(u.email)',
  },
  phonenumbers: {
    exists: (condition) => `EXISTS (SELECT FROM ${PHONES} WHERE number.value IS NOT NULL AND ${condition})`,
    parts: { value: text('number.value'), type: text('number.type') },
    sort: 'coalesce(u.phone, u.mobile, u.home_phone)',
  },
  groups: {
    exists: (condition) => `EXISTS (
      SELECT FROM membership m JOIN user_group g ON g.organization_id = m.organization_id AND g.id = m.group_id
       WHERE m.organization_id = $1 AND m.user_id = u.id AND ${condition})`,
    parts: { value: { sql: 'g.id', type: 'uuid' }, display: text('g.name'), type: text(`'direct'::text`) },
  },
  ...extended(ENTERPRISE_SCHEMA, { department: text('u.department'), division: text('u.business_unit') }),
  ...extended(ROLLCALL_USER_SCHEMA, {
    kind: text('u.kind'),
    infix: text('u.infix'),
    initials: text('u.initials'),
    startDate: exact('u.start_date::text'),
    endDate: exact('u.end_date::text'),
    notes: text('u.notes'),
    account: text('u.account'),
  }),
  [`${ROLLCALL_USER_SCHEMA}:tags`.toLowerCase()]: {
    exists: (condition) => `EXISTS (SELECT FROM unnest(u.tags) AS tag (value) WHERE ${condition})`,
    parts: { value: text('tag.value') },
  },
};
