import type { AdapterPayload } from 'oidc-provider';
import type { SqlExecutor } from '@rollcall/service-defaults';

interface Row {
  client_id: string;
  name: string;
  digests: string[];
}

/**
 * An API client that has not expired, as oidc-provider wants to know it. The secret is replaced by the digests of those that work, joined
 * with a full stop; `compareClientSecret` of the provider knows that.
 */
export async function findClient(sql: SqlExecutor, clientId: string): Promise<AdapterPayload | undefined> {
  const { rows } = await sql.query<Row>(
    `SELECT client_id, name, array_remove(ARRAY[encode(secret_digest, 'hex'),
         CASE WHEN previous_secret_until > now() THEN encode(previous_secret_digest, 'hex') END], NULL) AS digests
       FROM api_client WHERE client_id = $1 AND (expires_at IS NULL OR expires_at > now())`,
    [clientId],
  );
  const [row] = rows;
  if (!row) return undefined;
  return {
    client_id: row.client_id,
    client_name: row.name,
    client_secret: row.digests.join('.'),
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'client_secret_basic',
  };
}
