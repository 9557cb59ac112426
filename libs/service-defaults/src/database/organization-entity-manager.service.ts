import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { CompiledQuery, type Kysely } from 'kysely';

/** Runs SQL with `$1` parameters on the connection of a running transaction. */
export interface SqlExecutor {
  query<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/** The connection of an entity manager's transaction, as plain SQL: for the outbox and set-based statements. */
export function sqlOf(em: EntityManager): SqlExecutor {
  return {
    async query<Row>(text: string, values: unknown[] = []) {
      const transaction = em.getTransactionContext<Kysely<unknown>>();
      if (!transaction) throw new Error('no transaction is running: SQL would run outside of it');
      const result = await transaction.executeQuery<Row>(CompiledQuery.raw(text, values));
      return { rows: result.rows };
    },
  };
}

/** Entity managers that see one organisation: each unit of work and each read carries the row-level security variable. */
@Injectable()
export class OrganizationEntityManager {
  constructor(@Inject(MikroORM) private readonly orm: MikroORM) {}

  /** A fresh unit of work on behalf of one organisation. */
  for(organizationId: string): EntityManager {
    return this.orm.em.fork({ session: { variables: { 'app.organization_id': organizationId } } });
  }

  /** Runs `work` in a transaction; changes of entities are flushed before the commit. */
  async transactional<T>(organizationId: string, work: (em: EntityManager, tx: SqlExecutor) => Promise<T>): Promise<T> {
    return this.for(organizationId).transactional((em) => work(em, sqlOf(em)));
  }
}
