import { groupKey } from '@rollcall/contracts';
import type { Columns } from '../filter/filter-sql.rules.js';
import { ROLLCALL_GROUP_SCHEMA } from '../schema/group.schema.js';

/** Attributes of groups as expressions on `user_group g`, for filters and for sorting; `$1` is the organisation. */
export const GROUP_COLUMNS: Columns = {
  id: { sql: 'g.id', type: 'uuid' },
  externalid: { sql: 'g.external_id', type: 'exact' },
  displayname: {
    sql: 'g.name',
    type: 'text',
    equals: (value, bind) => `g.name_key = ${bind(groupKey(value))}`,
  },
  members: {
    exists: (condition) => `EXISTS (
      SELECT FROM membership m JOIN app_user u ON u.organization_id = m.organization_id AND u.id = m.user_id
       WHERE m.organization_id = $1 AND m.group_id = g.id AND ${condition})`,
    parts: {
      value: { sql: 'm.user_id', type: 'uuid' },
      display: { sql: `concat_ws(' ', u.first_name, u.infix, u.last_name)`, type: 'text' },
      type: { sql: `'User'::text`, type: 'text' },
    },
  },
  'meta.created': { sql: 'g.created_at', type: 'time' },
  'meta.lastmodified': { sql: 'g.updated_at', type: 'time' },
  'meta.resourcetype': { sql: `'Group'::text`, type: 'exact' },
  [`${ROLLCALL_GROUP_SCHEMA}:kind`.toLowerCase()]: { sql: 'g.kind', type: 'text' },
  [`${ROLLCALL_GROUP_SCHEMA}:description`.toLowerCase()]: { sql: 'g.description', type: 'text' },
};
