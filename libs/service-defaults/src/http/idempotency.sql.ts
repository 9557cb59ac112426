import { organizationTableSql } from '../database/roles.js';

/** Statements for a service's first migration: the table behind `@Idempotent()`. */
export function idempotencySchemaSql(service: string): string[] {
  return [
    `CREATE TABLE idempotency_key (
  organization_id uuid NOT NULL,
  caller text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  -- Two requests with one key but different content are two requests: the second is refused.
  fingerprint bytea NOT NULL,
  -- The holder renews it while it works; after it has passed, a retry takes over (the holder died).
  locked_until timestamptz,
  -- NULL until the first request has answered.
  answer jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, caller, route, key)
);`,
    `CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);`,
    ...organizationTableSql(service, 'idempotency_key'),
  ];
}
