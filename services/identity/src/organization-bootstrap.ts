import { createHash } from 'node:crypto';
import { plainToInstance, Type } from 'class-transformer';
import {
  IsArray,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MinLength,
  ValidateNested,
  validateSync,
} from 'class-validator';
import { v7 } from 'uuid';
import { emailKey } from '@rollcall/contracts';
import { ALL_PERMISSIONS, PERMISSIONS, type Databases, type SqlExecutor } from '@rollcall/service-defaults';
import type { PasswordHasher } from './credential/password-hasher.service.js';
import { createOrganization } from './organization/create-organization.js';
import { ensureInstallationAdmin } from './organization/installation-admin.sql.js';

class AdminInput {
  @IsEmail()
  email: string;

  @MinLength(8)
  password: string;

  @IsOptional()
  @IsString()
  firstName?: string;

  @IsNotEmpty()
  lastName: string;
}

class ApiClientInput {
  @Matches(/^[\w.-]{3,100}$/)
  clientId: string;

  /** Digested without a slow hash, so it has to be random and long. */
  @MinLength(32)
  clientSecret: string;

  /** All, unless given. */
  @IsOptional()
  @IsArray()
  @IsIn(ALL_PERMISSIONS, { each: true })
  permissions?: string[];
}

/** What a new installation starts with. */
export class BootstrapInput {
  @IsNotEmpty()
  organizationName: string;

  @IsOptional()
  @IsIn(['nl', 'en', 'de', 'fr'])
  locale = 'nl';

  @IsObject()
  @ValidateNested()
  @Type(() => AdminInput)
  admin: AdminInput;

  @IsOptional()
  @ValidateNested()
  @Type(() => ApiClientInput)
  apiClient?: ApiClientInput;
}

/** @throws Error that names what is missing or wrong, never a secret */
export function readBootstrapInput(json: unknown): BootstrapInput {
  const input = plainToInstance(BootstrapInput, json);
  const problems = validateSync(input, { forbidUnknownValues: true }).flatMap((error) => [
    ...Object.values(error.constraints ?? {}),
    ...(error.children ?? []).flatMap(({ constraints }) => Object.values(constraints ?? {})),
  ]);
  if (problems.length > 0) throw new Error(`The input is not usable: ${problems.join('; ')}`);
  return input;
}

/**
 * Makes an organisation with an administrator who can sign in and an API client. Running it again with the same
 * values changes nothing; with another password or secret it sets those.
 *
 * @returns id of the organisation
 */
export async function bootstrapOrganization(
  databases: Databases,
  hasher: PasswordHasher,
  input: BootstrapInput,
): Promise<string> {
  const adminKey = emailKey(input.admin.email);
  if (adminKey === null) throw new Error('The e-mail address of the administrator cannot be used');
  return databases.inSystem(async (tx) => {
    // Two at once would both find nothing.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('bootstrap-organization'))`);
    const organizationId = (await findOrganization(tx, input, adminKey)) ?? (await addOrganization(tx, input));
    const userId = await ensureAdmin(tx, organizationId, input.admin, adminKey);
    await ensurePassword(tx, hasher, organizationId, userId, input.admin.password);
    const runsInstallation = await ensureInstallationAdmin(tx, organizationId, userId);
    const everything = runsInstallation ? ALL_PERMISSIONS : PERMISSIONS;
    if (input.apiClient) await ensureApiClient(tx, organizationId, input.apiClient, everything);
    return organizationId;
  });
}

async function addOrganization(tx: SqlExecutor, input: BootstrapInput): Promise<string> {
  const id = v7();
  await createOrganization(tx, { id, name: input.organizationName, locale: input.locale });
  return id;
}

async function findOrganization(tx: SqlExecutor, input: BootstrapInput, adminKey: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT o.id FROM organization o
      WHERE EXISTS (SELECT 1 FROM api_client c WHERE c.organization_id = o.id AND c.client_id = $3)
         OR (o.name = $1 AND EXISTS (SELECT 1 FROM app_user u WHERE u.organization_id = o.id AND u.email_key = $2))
      ORDER BY o.id LIMIT 1`,
    [input.organizationName, adminKey, input.apiClient?.clientId ?? null],
  );
  return rows[0]?.id;
}

async function ensureAdmin(
  tx: SqlExecutor,
  organizationId: string,
  admin: AdminInput,
  adminKey: string,
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO app_user (organization_id, id, kind, last_name, first_name, email, email_key, account)
     VALUES ($1, uuidv7(), 'staff', $2, $3, $4, $5, 'active')
     ON CONFLICT (organization_id, email_key) WHERE email_key IS NOT NULL
     DO UPDATE SET account = 'active', status = 'active'
     RETURNING id`,
    [organizationId, admin.lastName, admin.firstName ?? null, admin.email, adminKey],
  );
  const userId = rows[0]?.id;
  if (!userId) throw new Error('The administrator could not be stored');
  await tx.query(
    `INSERT INTO user_history (organization_id, user_id, version, through, actor_id, changes)
     VALUES ($1, $2, 1, 'system', 'bootstrap', $3) ON CONFLICT DO NOTHING`,
    [organizationId, userId, JSON.stringify([{ property: 'email', before: null, after: admin.email }])],
  );
  await tx.query(
    `INSERT INTO user_role (organization_id, user_id, role_id)
     SELECT $1, $2, id FROM role WHERE organization_id = $1 AND key = 'admin' ON CONFLICT DO NOTHING`,
    [organizationId, userId],
  );
  return userId;
}

async function ensurePassword(
  tx: SqlExecutor,
  hasher: PasswordHasher,
  organizationId: string,
  userId: string,
  password: string,
): Promise<void> {
  const { rows } = await tx.query<{ password_hash: string }>(
    `SELECT password_hash FROM credential WHERE organization_id = $1 AND user_id = $2`,
    [organizationId, userId],
  );
  const stored = rows[0]?.password_hash;
  if (stored && (await hasher.verify(stored, password))) return;
  await tx.query(
    `INSERT INTO credential (organization_id, user_id, password_hash) VALUES ($1, $2, $3)
     ON CONFLICT (organization_id, user_id)
     DO UPDATE SET password_hash = excluded.password_hash, password_changed_at = now()`,
    [organizationId, userId, await hasher.hash(password)],
  );
}

async function ensureApiClient(
  tx: SqlExecutor,
  organizationId: string,
  client: ApiClientInput,
  everything: readonly string[],
): Promise<void> {
  const { rows } = await tx.query(
    `INSERT INTO api_client (organization_id, client_id, name, secret_digest, permissions, created_by)
     VALUES ($1, $2, $2, $3, $4, 'bootstrap')
     ON CONFLICT (client_id) DO UPDATE SET secret_digest = excluded.secret_digest, permissions = excluded.permissions
     WHERE api_client.organization_id = excluded.organization_id
     RETURNING id`,
    [
      organizationId,
      client.clientId,
      createHash('sha256').update(client.clientSecret).digest(),
      client.permissions ?? [...everything],
    ],
  );
  if (rows.length === 0) throw new Error(`The client id '${client.clientId}' belongs to another organisation`);
}
