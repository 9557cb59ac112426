import type { SqlExecutor } from '@rollcall/service-defaults';
import { DEFAULT_SECOND_FACTOR_MODE, type SecondFactorMode } from './second-factor.rules.js';

/** A person's second factor as it is stored. */
export interface StoredFactor {
  readonly sealedSecret: Buffer | null;
  readonly enrolledAt: Date | null;
  /** Only while it can be confirmed. */
  readonly pendingSealedSecret: Buffer | null;
  readonly recoveryCodesLeft: number;
}

const NONE: StoredFactor = { sealedSecret: null, enrolledAt: null, pendingSealedSecret: null, recoveryCodesLeft: 0 };

export async function readFactor(tx: SqlExecutor, organizationId: string, userId: string): Promise<StoredFactor> {
  const { rows } = await tx.query<StoredFactor>(
    `SELECT sealed_secret AS "sealedSecret", enrolled_at AS "enrolledAt",
            CASE WHEN pending_until > now() THEN pending_sealed_secret END AS "pendingSealedSecret",
            (SELECT count(*)::int FROM recovery_code r WHERE r.organization_id = $1 AND r.user_id = $2) AS "recoveryCodesLeft"
       FROM second_factor WHERE organization_id = $1 AND user_id = $2`,
    [organizationId, userId],
  );
  return rows[0] ?? NONE;
}

export async function readMode(
  tx: SqlExecutor,
  organizationId: string,
): Promise<{ mode: SecondFactorMode; version: number }> {
  const { rows } = await tx.query<{ mode: SecondFactorMode; version: number }>(
    `SELECT mode, version FROM second_factor_setting WHERE organization_id = $1`,
    [organizationId],
  );
  return rows[0] ?? { mode: DEFAULT_SECOND_FACTOR_MODE, version: 0 };
}

/** Whether the organisation of a person wants a second factor of everybody. Looks in all organisations. */
export async function isSecondFactorRequired(sql: SqlExecutor, userId: string): Promise<boolean> {
  const { rows } = await sql.query(
    `SELECT FROM credential c JOIN second_factor_setting s ON s.organization_id = c.organization_id
      WHERE c.user_id = $1 AND s.mode = 'required'`,
    [userId],
  );
  return rows.length > 0;
}

/** Keeps a secret until a code has proved that the app has it. */
export async function storePending(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
  sealedSecret: Buffer,
  ttlSeconds: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO second_factor (organization_id, user_id, pending_sealed_secret, pending_until)
     -- A token outlives its owner by minutes.
     SELECT organization_id, id, $3::bytea, now() + make_interval(secs => $4) FROM app_user
      WHERE organization_id = $1 AND id = $2
     ON CONFLICT (organization_id, user_id) DO UPDATE
       SET pending_sealed_secret = excluded.pending_sealed_secret, pending_until = excluded.pending_until`,
    [organizationId, userId, sealedSecret, ttlSeconds],
  );
}

/**
 * Takes a secret into use; the code of `step` proved it and does not work again. With `first`, only for somebody who
 * has none in use: of two browsers in which somebody enrols at once, one gets `true`.
 */
export async function activateFactor(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
  factor: { sealedSecret: Buffer; step: number; first: boolean },
): Promise<boolean> {
  const { rows } = await tx.query(
    `INSERT INTO second_factor AS f (organization_id, user_id, sealed_secret, enrolled_at, last_step)
     VALUES ($1, $2, $3, now(), $4)
     ON CONFLICT (organization_id, user_id) DO UPDATE SET sealed_secret = excluded.sealed_secret,
       enrolled_at = excluded.enrolled_at, last_step = excluded.last_step, pending_sealed_secret = NULL, pending_until = NULL
     WHERE NOT $5 OR f.sealed_secret IS NULL
     RETURNING 1`,
    [organizationId, userId, factor.sealedSecret, factor.step, factor.first],
  );
  return rows.length === 1;
}

/** Marks a step and all before it as used; `false` if a code of it or of a later one was accepted before. */
export async function useStep(tx: SqlExecutor, organizationId: string, userId: string, step: number): Promise<boolean> {
  const { rows } = await tx.query(
    `UPDATE second_factor SET last_step = $3
      WHERE organization_id = $1 AND user_id = $2 AND sealed_secret IS NOT NULL AND (last_step IS NULL OR last_step < $3)
      RETURNING 1`,
    [organizationId, userId, step],
  );
  return rows.length === 1;
}

/** Uses a recovery code up; `false` if it is none, or was used. */
export async function useRecoveryCode(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
  digest: Buffer,
): Promise<boolean> {
  const { rows } = await tx.query(
    `DELETE FROM recovery_code WHERE organization_id = $1 AND user_id = $2 AND digest = $3 RETURNING 1`,
    [organizationId, userId, digest],
  );
  return rows.length === 1;
}

/** Puts these in the place of all recovery codes that there were. */
export async function replaceRecoveryCodes(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
  digests: readonly Buffer[],
): Promise<void> {
  // The lock keeps two replacements from leaving the codes of both.
  await tx.query(`SELECT FROM second_factor WHERE organization_id = $1 AND user_id = $2 FOR UPDATE`, [
    organizationId,
    userId,
  ]);
  await tx.query(`DELETE FROM recovery_code WHERE organization_id = $1 AND user_id = $2`, [organizationId, userId]);
  await tx.query(`INSERT INTO recovery_code (organization_id, user_id, digest) SELECT $1, $2, unnest($3::bytea[])`, [
    organizationId,
    userId,
    digests,
  ]);
}

/** Forgets a second factor with its codes; `false` if there was none in use. */
export async function removeFactor(tx: SqlExecutor, organizationId: string, userId: string): Promise<boolean> {
  const { rows } = await tx.query<{ used: boolean }>(
    `DELETE FROM second_factor WHERE organization_id = $1 AND user_id = $2 RETURNING sealed_secret IS NOT NULL AS used`,
    [organizationId, userId],
  );
  return rows[0]?.used ?? false;
}
