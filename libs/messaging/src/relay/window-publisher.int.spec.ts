import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { GroupUpdated } from '@rollcall/contracts';
import { testNats, type TestNats } from '@rollcall/testing';
import { v7 as uuidv7 } from 'uuid';
import { provisionStreams } from '../broker/provision-streams.js';
import type { PendingRow } from './outbox-window.sql.js';
import { WindowPublisher } from './window-publisher.js';

let nats: TestNats;
let connection: NatsConnection;
let publisher: WindowPublisher;

beforeAll(async () => {
  nats = await testNats();
  connection = await connect({ servers: nats.url });
  await provisionStreams(connection);
  publisher = new WindowPublisher(connection, 1_000, '_INBOX.test');
});
afterAll(async () => {
  publisher.close();
  await connection.close();
  await nats.stop();
});

function aRow(aggregate: string, init: Partial<PendingRow> = {}): PendingRow {
  const id = uuidv7();
  const wireSubject = GroupUpdated.type;
  return {
    position: '1',
    id,
    organizationId: uuidv7(),
    stream: 'IDENTITY',
    wireSubject,
    aggregate,
    message: '{}',
    ...init,
  };
}

describe('a window of outbox rows', () => {
  it('is confirmed as a whole, aggregates side by side and each of them in order', async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => aRow(`aggregate ${index % 7}`));
    const { acked, failures, firstSequences, lastSequences } = await publisher.publish(rows);
    expect(failures).toEqual([]);
    expect(new Set(acked.map(({ id }) => id)).size).toBe(1_000);
    for (const aggregate of new Set(rows.map((row) => row.aggregate))) {
      const of = (list: PendingRow[]) => list.filter((row) => row.aggregate === aggregate).map(({ id }) => id);
      expect(of(acked)).toEqual(of(rows));
    }
    expect(lastSequences.get('IDENTITY')! - firstSequences.get('IDENTITY')!).toBe(999);
  });

  it('does not send what comes after a publish that failed, for that aggregate alone', async () => {
    const rows = [
      aRow('a'),
      aRow('b'),
      aRow('a', { wireSubject: 'evt.nowhere.group.updated.v1' }),
      aRow('a'),
      aRow('b'),
      aRow('a'),
    ];
    const { acked, failures } = await publisher.publish(rows);
    expect(new Set(acked)).toEqual(new Set([rows[0], rows[1], rows[4]]));
    expect(failures).toEqual([{ row: rows[2], reason: 'No stream stores this subject.' }]);
  });

  it('takes a message that was stored before as confirmed, and not as the first of a stream', async () => {
    const row = aRow('again');
    await publisher.publish([row]);
    const { acked, firstSequences, lastSequences } = await publisher.publish([row]);
    expect(acked).toEqual([row]);
    expect(lastSequences.get('IDENTITY')).toBeGreaterThan(0);
    expect(firstSequences.size).toBe(0);
  });

  it('fails what is in flight when the connection is lost, at once', async () => {
    const publishing = publisher.publish([aRow('lost')]);
    publisher.abandon('The connection to NATS was lost.');
    const { acked, failures } = await publishing;
    expect(acked).toEqual([]);
    expect(failures).toHaveLength(1);
  });
});
