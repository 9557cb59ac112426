import { Test } from '@nestjs/testing';
import type { DataOf, EventType, PersonValues, UserKind } from '@rollcall/contracts';
import { AbsentUsersFound, UsersApplied, UsersPlanned, UsersUndone } from '@rollcall/contracts';
import { MessagingModule } from '@rollcall/messaging';
import { PERMISSIONS, Databases, runMigrations, type Tx } from '@rollcall/service-defaults';
import { testDatabase, type TestDatabase } from '@rollcall/testing';
import { v7 } from 'uuid';
import { migrations } from '../migrations/migrations.js';
import { createOrganization, type CreatedOrganization } from '../organization/create-organization.js';
import { SessionRevoker } from '../session/session-revoker.service.js';
import { FindAbsentUsersService } from './absent/find-absent-users.service.js';
import { ApplyUsersService } from './apply/apply-users.service.js';
import type {
  AbsentAnswer,
  AppliedRow,
  ApplyCommand,
  ApplyRow,
  PlanCommand,
  PlannedRow,
  PlanRow,
  UndoCommand,
  UndoneRow,
} from './import-messages.js';
import { PlanUsersService } from './plan/plan-users.service.js';
import { UndoUsersService } from './undo/undo-users.service.js';

export type ListRow = PersonValues & { groups?: string[]; presentOnly?: boolean };
export type Settings = Partial<PlanCommand['options']> & { kind?: UserKind; actor?: Partial<PlanCommand['actor']> };

/** A migrated database with the services of the import; the outbox is real, no relay empties it. */
export class ImportWorld {
  private constructor(
    readonly database: TestDatabase,
    readonly databases: Databases,
    readonly planning: PlanUsersService,
    readonly absence: FindAbsentUsersService,
    readonly applying: ApplyUsersService,
    readonly undoing: UndoUsersService,
  ) {}

  static async open(): Promise<ImportWorld> {
    const database = await testDatabase({
      service: 'identity',
      migrate: ({ url }) => runMigrations({ name: 'identity', migrations, url }),
    });
    const databases = new Databases({
      name: 'identity',
      databaseUrl: database.url,
      systemDatabaseUrl: database.url,
      poolSize: 5,
    });
    const messaging = MessagingModule.forRoot({
      name: 'identity',
      useFactory: () => ({ pools: databases, relay: { enabled: false } }),
    });
    const module = await Test.createTestingModule({
      imports: [messaging],
      providers: [
        PlanUsersService,
        FindAbsentUsersService,
        ApplyUsersService,
        UndoUsersService,
        SessionRevoker,
        { provide: Databases, useValue: databases },
      ],
    }).compile();
    return new ImportWorld(
      database,
      databases,
      module.get(PlanUsersService),
      module.get(FindAbsentUsersService),
      module.get(ApplyUsersService),
      module.get(UndoUsersService),
    );
  }

  async end(): Promise<void> {
    await this.databases.onApplicationShutdown();
    await this.database.drop();
  }

  async organization(): Promise<TestOrganization> {
    const id = v7();
    const created = await this.inOrganization(id, (tx) =>
      createOrganization(tx, { id, name: 'Kantoor', locale: 'nl' }),
    );
    return new TestOrganization(this, id, created);
  }

  /** A transaction as a handler has it: the app role, one organisation. */
  async inOrganization<T>(organizationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.databases.inOrganization(organizationId, work);
  }
}

/** What an undo of a chunk said. */
export interface UndoReport {
  rows: UndoneRow[];
  groupsRemoved: string[];
  groupsKept: number | undefined;
  memberships: { ended: number; restored: number } | undefined;
}

/** An organisation of a test's own, and what the import service would do to it. */
export class TestOrganization {
  constructor(
    readonly world: ImportWorld,
    readonly id: string,
    readonly created: CreatedOrganization,
  ) {}

  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.world.inOrganization(this.id, work);
  }

  async sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.tx(async (tx) => (await tx.query<Row>(text, values)).rows);
  }

  /** Plans rows and hands back what the answer says, in the order of the list. */
  async plan(rows: ListRow[], settings: Settings = {}, at: Partial<PlanCommand> = {}): Promise<PlannedRow[]> {
    const command = planCommand(rows, settings, at);
    await this.tx((tx) => this.world.planning.plan(tx, this.id, command));
    return this.answers(UsersPlanned, command.runId, command.chunk);
  }

  /** Applies a plan as the import service does. */
  async apply(
    rows: ListRow[],
    planned: PlannedRow[],
    settings: Settings = {},
    at: Partial<ApplyCommand> = {},
  ): Promise<AppliedRow[]> {
    const command = { ...applyCommand(applyRows(rows, planned), settings), ...at };
    await this.tx((tx) => this.world.applying.apply(tx, this.id, command));
    return this.answers(UsersApplied, command.runId, command.chunk);
  }

  /** Plans and applies. */
  async import(rows: ListRow[], settings: Settings = {}) {
    const importId = v7();
    const runId = v7();
    const planned = await this.plan(rows, settings, { importId });
    const applied = await this.apply(rows, planned, settings, { importId, runId });
    return { importId, runId, planned, applied };
  }

  /** Asks who is missing from the list of a run. */
  async absent(runId: string, settings: Settings = {}): Promise<AbsentAnswer> {
    const { importId, kind, actor } = common(settings);
    const command = { importId, runId, chunk: 9, kind, actor };
    await this.tx((tx) => this.world.absence.find(tx, this.id, command));
    const [answer] = (await this.events(AbsentUsersFound)).filter((found) => found.runId === runId);
    return answer!;
  }

  /** Takes back a chunk of an application, and the groups of the import. */
  async undo(of: { importId: string; runId: string }, how: Partial<UndoCommand> = {}): Promise<UndoReport> {
    const { actor } = common({});
    const command = { ...of, chunk: 0, undoId: v7(), actor, removeGroups: true, dryRun: false, ...how };
    await this.tx((tx) => this.world.undoing.undo(tx, this.id, command));
    const answers = (await this.events(UsersUndone)).filter(
      ({ undoId, chunk }) => undoId === command.undoId && chunk === command.chunk,
    );
    return {
      rows: answers.flatMap(({ rows }) => rows),
      groupsRemoved: answers.flatMap(({ groupsRemoved }) => groupsRemoved.map(({ name }) => name)).sort(),
      groupsKept: answers[0]?.groupsKept,
      memberships: answers[0]?.memberships,
    };
  }

  /** Data of the events of a type in the outbox, oldest first. */
  async events<E extends EventType>(type: E): Promise<DataOf<E>[]> {
    const rows = await this.sql<{ message: string }>(
      `SELECT message FROM outbox WHERE wire_subject = $1 ORDER BY position`,
      [type.type],
    );
    return rows.map(({ message }) => (JSON.parse(message) as { data: DataOf<E> }).data);
  }

  async clearOutbox(): Promise<void> {
    await this.sql('DELETE FROM outbox');
  }

  async answers<E extends typeof UsersPlanned | typeof UsersApplied>(type: E, runId: string, chunk: number) {
    const answers = (await this.events(type)).filter((answer) => answer.runId === runId && answer.chunk === chunk);
    type Row = DataOf<E>['rows'][number];
    return answers.flatMap(({ rows }) => rows as Row[]);
  }

  /** Somebody by their e-mail address or last name. */
  async person(known: string): Promise<Record<string, unknown> & { id: string; version: number }> {
    const [row] = await this.sql<Record<string, unknown> & { id: string; version: number }>(
      'SELECT * FROM app_user WHERE email_key = lower($1) OR last_name = $1',
      [known],
    );
    if (!row) throw new Error(`Nobody is known as ${known}.`);
    return row;
  }

  async groupsOf(known: string): Promise<string[]> {
    const { id } = await this.person(known);
    const rows = await this.sql<{ name: string }>(
      `SELECT g.name FROM membership m JOIN user_group g ON g.id = m.group_id WHERE m.user_id = $1 ORDER BY g.name`,
      [id],
    );
    return rows.map(({ name }) => name);
  }

  async count(table: string): Promise<number> {
    const [row] = await this.sql<{ count: string }>(`SELECT count(*) FROM ${table}`);
    return Number(row?.count);
  }

  /** Gives a person a built-in role. */
  async giveRole(userId: string, key: keyof CreatedOrganization['roleIds']): Promise<void> {
    await this.sql('INSERT INTO user_role (organization_id, user_id, role_id) VALUES ($1, $2, $3)', [
      this.id,
      userId,
      this.created.roleIds[key],
    ]);
  }
}

const OPTIONS: PlanCommand['options'] = {
  existing: 'update',
  blankCells: 'keep',
  groups: 'add',
  absent: 'keep',
  invitations: 'send',
};

function common({ kind = 'staff', actor, ...options }: Settings) {
  return {
    importId: v7(),
    runId: v7(),
    chunk: 0,
    kind,
    options: { ...OPTIONS, ...options },
    actor: { id: 'importer', type: 'user' as const, permissions: [...PERMISSIONS], ...actor },
  };
}

export function planCommand(rows: ListRow[], settings: Settings = {}, at: Partial<PlanCommand> = {}): PlanCommand {
  return {
    ...common(settings),
    rows: rows.map(({ groups, presentOnly, ...values }, index): PlanRow => ({
      record: index + 1,
      values,
      ...(groups ? { groups } : {}),
      ...(presentOnly ? { presentOnly } : {}),
    })),
    ...at,
  };
}

function valuesOf(row: ListRow): PersonValues {
  const values = { ...row };
  delete values.groups;
  delete values.presentOnly;
  return values;
}

export function applyCommand(rows: ApplyRow[], settings: Settings = {}): ApplyCommand {
  return { ...common(settings), rows };
}

/** What the import service makes of a plan: all values of new people, only the changed ones of others. */
export function applyRows(list: ListRow[], planned: PlannedRow[]): ApplyRow[] {
  return planned.flatMap((row): ApplyRow[] => {
    const { record, state } = row;
    if (state !== 'create' && state !== 'update' && state !== 'reactivate') return [];
    const values = valuesOf(list[record - 1]!);
    const groups = row.groups ? { groups: { add: row.groups.add, remove: row.groups.remove } } : {};
    if (state === 'create') return [{ record, action: state, values, ...groups }];
    const changed = Object.fromEntries((row.changes ?? []).map(({ property, after }) => [property, after]));
    return [{ record, action: state, userId: row.userId!, expectedVersion: row.version!, values: changed, ...groups }];
  });
}
