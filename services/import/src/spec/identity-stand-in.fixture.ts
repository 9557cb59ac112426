import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import {
  AbsentUsersFound,
  ApplyUsers,
  CancelInvitations,
  EmailSent,
  emailKey,
  FindAbsentUsers,
  groupKey,
  PlanUsers,
  UndoUsers,
  UsersApplied,
  UsersPlanned,
  UsersUndone,
  type CloudEvent,
  type DataOf,
  type EventType,
  type PersonValues,
} from '@rollcall/contracts';
import { v7 as uuidv7 } from 'uuid';

interface StoredUser {
  id: string;
  kind: string;
  version: number;
  isActive: boolean;
  values: PersonValues;
  groups: Set<string>;
}

type Command = CloudEvent<never>;

/**
 * Plays identity and notification for specs of this service alone, over the real broker: just enough memory of people
 * to plan, apply and undo. The real ones are tested where all services run.
 */
export class IdentityStandIn {
  readonly users = new Map<string, StoredUser[]>();
  readonly groups = new Map<string, Map<string, string>>();
  /** Commands in the order in which they came, repeated ones too. */
  readonly received: { name: string; importId: string; chunk?: number; data: Record<string, unknown> }[] = [];
  /** Every answer leaves this often. */
  copies = 1;
  /** Swallows a command instead of answering it. */
  ignores: (name: string, data: { importId?: string; chunk?: number; rows?: { record: number }[] }) => boolean = () =>
    false;
  /** Why an undo leaves somebody as they are; nothing: it takes the row back. */
  keeps: (user: StoredUser) => string[] = () => [];
  /** What was before somebody's row is forgotten: an undo does not mention it. */
  forgets: (user: StoredUser) => boolean = () => false;
  /** Answers wait for this. */
  pause: Promise<void> | undefined;
  /** Rows per part of an answer. */
  rowsPerPart = 2_000;
  private readonly applied = new Map<string, unknown>();
  private connection: NatsConnection | undefined;
  private running: Promise<void> | undefined;
  private stopReading: (() => void) | undefined;

  async start(url: string): Promise<this> {
    this.connection = await connect({ servers: url });
    const manager = await jetstreamManager(this.connection);
    for (let tries = 0; ; tries += 1) {
      try {
        await manager.consumers.add('COMMANDS', { durable_name: 'stand-in', ack_policy: AckPolicy.Explicit });
        break;
      } catch (error) {
        if (tries > 100) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    const consumer = await jetstream(this.connection).consumers.get('COMMANDS', 'stand-in');
    const messages = await consumer.consume({ max_messages: 10 });
    this.stopReading = () => messages.stop();
    this.running = (async () => {
      for await (const message of messages) {
        await this.pause;
        await this.handle(message.json<Command>());
        message.ack();
      }
    })();
    return this;
  }

  async stop(): Promise<void> {
    this.stopReading?.();
    await this.connection?.close();
    await this.running?.catch(() => undefined);
  }

  /** People of an organisation, to look at and to change behind the back of an import. */
  of(organizationId: string): StoredUser[] {
    let users = this.users.get(organizationId);
    if (users === undefined) this.users.set(organizationId, (users = []));
    return users;
  }

  add(organizationId: string, kind: string, values: PersonValues): StoredUser {
    const user = { id: uuidv7(), kind, version: 1, isActive: true, values, groups: new Set<string>() };
    this.of(organizationId).push(user);
    return user;
  }

  private async handle(command: Command): Promise<void> {
    const data = command.data as unknown as { importId: string; chunk?: number; [member: string]: unknown };
    const name = [PlanUsers, FindAbsentUsers, ApplyUsers, UndoUsers, CancelInvitations].find(
      (type) => type.type === command.type,
    )?.name;
    if (name === undefined) return;
    const about = { name, importId: data.importId, data };
    this.received.push(data.chunk === undefined ? about : { ...about, chunk: data.chunk });
    if (this.ignores(name, data)) return;
    if (name === 'PlanUsers') await this.plan(command);
    if (name === 'FindAbsentUsers') await this.findAbsent(command);
    if (name === 'ApplyUsers') await this.apply(command);
    if (name === 'UndoUsers') await this.undo(command);
  }

  /** People of a kind by what they are matched by, as far as this stand-in cares. */
  private byKey(organizationId: string, kind: string): Map<string, StoredUser> {
    const users = this.of(organizationId).filter((user) => user.kind === kind);
    return new Map(users.map((user) => [keyOf(user.values), user] as const));
  }

  private groupsOf(organizationId: string, kind: string): Map<string, string> {
    const key = `${organizationId} ${kind}`;
    let groups = this.groups.get(key);
    if (groups === undefined) this.groups.set(key, (groups = new Map<string, string>()));
    return groups;
  }

  private async plan(command: Command): Promise<void> {
    const data = command.data as unknown as DataOf<typeof PlanUsers>;
    const known = this.groupsOf(command.organizationid, data.kind);
    const matches = this.matchesOf(data.importId, data.runId);
    const people = this.byKey(command.organizationid, data.kind);
    const rows = data.rows.flatMap((row): DataOf<typeof UsersPlanned>['rows'] => {
      const user = people.get(keyOf(row.values));
      if (user) matches.add(user.id);
      if (row.presentOnly) return [];
      const add = (row.groups ?? []).filter((group) => !user?.groups.has(groupKey(group)));
      const groups = { add, remove: [], create: add.filter((group) => !known.has(groupKey(group))) };
      if (!user)
        return [{ record: row.record, state: 'create' as const, groups, invitation: Boolean(row.values.email) }];
      const changes = Object.entries(row.values)
        .filter(([property, value]) => value !== null && user.values[property as 'title'] !== value)
        .map(([property, after]) => ({
          property,
          before: user.values[property as 'title'] ?? null,
          after: after ?? null,
        }));
      const state = changes.length + add.length > 0 ? ('update' as const) : ('unchanged' as const);
      return [
        {
          record: row.record,
          state,
          userId: user.id,
          version: user.version,
          matchedBy: 'email' as const,
          changes,
          groups,
        },
      ];
    });
    await this.answerInParts(UsersPlanned, command, data, rows, (part) => ({ rows: part }));
  }

  private readonly matched = new Map<string, Set<string>>();

  private matchesOf(importId: string, runId: string): Set<string> {
    const key = `${importId} ${runId}`;
    let matches = this.matched.get(key);
    if (matches === undefined) this.matched.set(key, (matches = new Set<string>()));
    return matches;
  }

  private async findAbsent(command: Command): Promise<void> {
    const data = command.data as unknown as DataOf<typeof FindAbsentUsers>;
    const active = this.of(command.organizationid).filter((user) => user.kind === data.kind && user.isActive);
    const matches = this.matchesOf(data.importId, data.runId);
    const absent = active.filter((user) => !matches.has(user.id));
    await this.answerInParts(AbsentUsersFound, command, data, absent, (part) => ({
      activeUsers: active.length,
      users: part.map(({ id, version, values }) => ({ userId: id, version, values })),
    }));
  }

  private async apply(command: Command): Promise<void> {
    const data = command.data as unknown as DataOf<typeof ApplyUsers>;
    const key = `${data.runId} ${data.chunk}`;
    const isFirst = !this.applied.has(key);
    const done = (this.applied.get(key) ?? this.applyOnce(command, data)) as ReturnType<IdentityStandIn['applyOnce']>;
    this.applied.set(key, done);
    await this.answerInParts(UsersApplied, command, data, done.rows, (part, index) => ({
      rows: part,
      groupsCreated: index === 0 ? done.groupsCreated : [],
      groupsChanged: [],
    }));
    const invited = isFirst ? done.rows.filter((row) => row.invitation) : [];
    await Promise.all(
      invited.map((row) =>
        this.publish(EmailSent, command.organizationid, row.userId ?? '', {
          messageId: uuidv7(),
          userId: row.userId ?? null,
          importId: data.importId,
          template: 'welcome',
          sentAt: new Date().toISOString(),
        }),
      ),
    );
  }

  private applyOnce(command: Command, data: DataOf<typeof ApplyUsers>) {
    const known = this.groupsOf(command.organizationid, data.kind);
    const groupsCreated: { groupId: string; name: string }[] = [];
    const rows = data.rows.map((row): DataOf<typeof UsersApplied>['rows'][number] => {
      const existing =
        row.userId === undefined ? undefined : this.of(command.organizationid).find((user) => user.id === row.userId);
      if (existing && existing.version !== row.expectedVersion)
        return { record: row.record, outcome: 'held', userId: existing.id };
      for (const name of row.groups?.add ?? []) {
        if (known.has(groupKey(name))) continue;
        known.set(groupKey(name), name);
        groupsCreated.push({ groupId: uuidv7(), name });
      }
      const user = existing ?? this.add(command.organizationid, data.kind, {});
      user.values = { ...user.values, ...row.values };
      for (const name of row.groups?.add ?? []) user.groups.add(groupKey(name));
      if (row.action === 'deactivate') user.isActive = false;
      if (existing) user.version += 1;
      const outcome = {
        create: 'created',
        update: 'updated',
        reactivate: 'reactivated',
        deactivate: 'deactivated',
      } as const;
      const invitation = row.action === 'create' && Boolean(row.values.email) && data.options.invitations === 'send';
      return { record: row.record, outcome: outcome[row.action], userId: user.id, invitation };
    });
    return { rows, groupsCreated };
  }

  private async undo(command: Command): Promise<void> {
    const data = command.data as unknown as DataOf<typeof UndoUsers>;
    const done = this.applied.get(`${data.runId} ${data.chunk}`) as
      ReturnType<IdentityStandIn['applyOnce']> | undefined;
    const known = (done?.rows ?? []).filter(
      ({ userId }) => !this.of(command.organizationid).some((user) => user.id === userId && this.forgets(user)),
    );
    const rows = known.map((row) => this.undone(command.organizationid, row, data.dryRun));
    const groups = data.removeGroups ? [...this.groupsOf(command.organizationid, 'staff').values()] : [];
    if (data.removeGroups && !data.dryRun) this.groupsOf(command.organizationid, 'staff').clear();
    await this.answerInParts(UsersUndone, command, data, rows, (part, index) => ({
      undoId: data.undoId,
      dryRun: data.dryRun,
      rows: part,
      groupsRemoved: index === 0 ? groups.map((name) => ({ groupId: uuidv7(), name })) : [],
      groupsKept: 0,
      memberships: { ended: index === 0 ? rows.filter(({ effect }) => effect === 'removed').length : 0, restored: 0 },
    }));
  }

  private undone(organizationId: string, row: DataOf<typeof UsersApplied>['rows'][number], dryRun: boolean) {
    const users = this.of(organizationId);
    const index = users.findIndex((user) => user.id === row.userId);
    const user = users[index];
    const keptBecause = user ? this.keeps(user) : [];
    if (keptBecause.length > 0)
      return { record: row.record, outcome: 'kept' as const, keptBecause, effect: 'none' as const };
    const wasCreated = row.outcome === 'created' && user !== undefined;
    const wasDeactivated = row.outcome === 'deactivated' && user !== undefined;
    if (wasCreated && !dryRun) users.splice(index, 1);
    if (wasDeactivated && !dryRun) user.isActive = true;
    const effect = wasCreated ? 'removed' : wasDeactivated ? 'reactivated' : 'restored';
    return { record: row.record, outcome: 'reverted' as const, effect, ...(row.userId ? { userId: row.userId } : {}) };
  }

  private async answerInParts<Row>(
    type: EventType,
    command: Command,
    chunk: { importId: string; runId: string; chunk: number },
    rows: readonly Row[],
    dataOf: (part: Row[], index: number) => object,
  ): Promise<void> {
    const parts = Math.max(1, Math.ceil(rows.length / this.rowsPerPart));
    const { importId, runId } = chunk;
    const order = [...Array(parts).keys()].reverse();
    for (let copy = 0; copy < this.copies; copy += 1)
      for (const part of order)
        await this.publish(type, command.organizationid, importId, {
          importId,
          runId,
          chunk: chunk.chunk,
          part,
          parts,
          ...dataOf(rows.slice(part * this.rowsPerPart, (part + 1) * this.rowsPerPart), part),
        });
  }

  async publish(type: EventType, organizationId: string, subject: string, data: object): Promise<void> {
    if (this.connection === undefined || this.connection.isClosed()) return;
    const envelope: CloudEvent = {
      specversion: '1.0',
      id: uuidv7(),
      source: `/rollcall/${type.service}`,
      type: type.type,
      subject,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      dataschema: type.schemaId,
      organizationid: organizationId,
      correlationid: uuidv7(),
      aggregateversion: 1,
      data,
    };
    await jetstream(this.connection).publish(type.type, JSON.stringify(envelope), { msgID: envelope.id });
  }
}

function keyOf(values: PersonValues): string {
  return values.email ? (emailKey(values.email) ?? values.email) : `name:${values.lastName ?? ''}`;
}
