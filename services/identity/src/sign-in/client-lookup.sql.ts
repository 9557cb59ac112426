import type { AdapterPayload } from 'oidc-provider';
import type { SqlExecutor } from '@rollcall/service-defaults';

interface Row {
  client_id: string;
  name: string;
  digests: string[];
  expires_at: Date | null;
}

/**
 * An API client as oidc-provider wants to know it. The secret is replaced by the digests of those that work, joined
 * with a full stop; `compareClientSecret` of the provider knows that.
 */
export async function findClient(sql: SqlExecutor, clientId: string): Promise<AdapterPayload | undefined> {
  const { rows } = await sql.query<Row>(
    `SELECT client_id, name, expires_at, array_remove(ARRAY[encode(secret_digest, 'hex'),
         CASE WHEN previous_secret_until > now() THEN encode(previous_secret_digest, 'hex') END], NULL) AS digests
       FROM api_client WHERE client_id = $1`,
    [clientId],
  );
  const [row] = rows;
  if (!row) return undefined;
  return {
    client_id: row.client_id,
    client_name: row.name,
    client_secret: row.digests.join('.'),
    // 0 would mean "never", so what never ends has no such member.
    ...(row.expires_at ? { client_secret_expires_at: Math.floor(row.expires_at.getTime() / 1000) } : {}),
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'client_secret_basic',
  };
}
