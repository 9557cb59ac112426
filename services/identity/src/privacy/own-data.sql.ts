import type { SqlExecutor } from '@rollcall/service-defaults';
import type { Collected } from './privacy-request.js';

/** Everything that identity knows about a person, as rows of (section, data). `$1` organisation, `$2` person. */
const SECTIONS: readonly string[] = [
  `SELECT 'profile', to_jsonb(u) - ARRAY['organization_id', 'email_key', 'sort_key', 'search_text']
     FROM app_user u WHERE organization_id = $1 AND id = $2`,
  `SELECT 'membership', jsonb_build_object('groupId', g.id, 'group', g.name, 'since', m.created_at)
     FROM membership m JOIN user_group g ON g.organization_id = m.organization_id AND g.id = m.group_id
    WHERE m.organization_id = $1 AND m.user_id = $2`,
  `SELECT 'role', jsonb_build_object('roleId', r.id, 'role', r.name, 'permissions', r.permissions, 'since', ur.created_at)
     FROM user_role ur JOIN role r ON r.organization_id = ur.organization_id AND r.id = ur.role_id
    WHERE ur.organization_id = $1 AND ur.user_id = $2`,
  `SELECT 'history', jsonb_build_object('version', version, 'at', at, 'through', through, 'actorId', actor_id,
                                        'importId', import_id, 'changes', changes)
     FROM (SELECT * FROM user_history WHERE organization_id = $1 AND user_id = $2 ORDER BY version) h`,
  // What makes a password or a link work is nobody's to see, not even theirs.
  `SELECT 'password', jsonb_build_object('changedAt', password_changed_at, 'lastSignInAt', last_sign_in_at,
                                         'signedOutAt', signed_out_at)
     FROM credential WHERE organization_id = $1 AND user_id = $2`,
  `SELECT 'secondFactor', jsonb_build_object('enrolledAt', enrolled_at)
     FROM second_factor WHERE organization_id = $1 AND user_id = $2`,
  `SELECT 'session', jsonb_build_object('startedAt', created_at, 'endsAt', expires_at, 'userAgent', user_agent,
                                        'address', address)
     FROM oidc_artifact WHERE organization_id = $1 AND user_id = $2 AND model = 'Session'`,
  `SELECT 'link', jsonb_build_object('purpose', purpose, 'issuedAt', issued_at, 'expiresAt', expires_at,
                                     'usedAt', used_at, 'revokedAt', revoked_at)
     FROM one_time_token WHERE organization_id = $1 AND user_id = $2`,
  `SELECT 'importChange', jsonb_build_object('importId', import_id, 'record', record, 'action', action,
                                             'changes', changes, 'undoneAt', undone_at)
     FROM import_before WHERE organization_id = $1 AND user_id = $2`,
  `SELECT CASE WHEN subject_id = $2::text THEN 'auditAboutThem' ELSE 'auditByThem' END,
          jsonb_build_object('sequence', sequence, 'at', at, 'action', action, 'actorType', actor_type,
                             'actorId', actor_id, 'subjectType', subject_type, 'subjectId', subject_id,
                             'details', details)
     FROM (SELECT * FROM audit_entry WHERE organization_id = $1 AND (subject_id = $2::text OR actor_id = $2::text)
            ORDER BY sequence) a`,
  `SELECT 'privacyRequest', jsonb_build_object('id', id, 'kind', kind, 'status', status, 'requestedBy', requested_by,
                                               'requestedAt', requested_at, 'completedAt', completed_at)
     FROM privacy_request WHERE organization_id = $1 AND user_id = $2`,
];

export async function collectOwnData(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
): Promise<Collected['items']> {
  const items: Collected['items'] = [];
  for (const section of SECTIONS) {
    const sql = `SELECT section, data FROM (${section}) AS own (section, data)`;
    items.push(...(await tx.query<Collected['items'][number]>(sql, [organizationId, userId])).rows);
  }
  return items;
}
