import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { anId, testDatabase, type TestDatabase } from '@rollcall/testing';
import pg from 'pg';
import { loadConfig } from '../config/load-config.js';
import { ServiceConfig } from '../config/service.config.js';
import { AddColour, CreateThings, Thing, ThingSchema } from '../sample/sample.fixture.js';
import { Databases, isUniqueViolation } from './databases.service.js';
import { runMigrations } from './migrations.js';
import { OrganizationEntityManager } from './organization-entity-manager.service.js';
import { ormConfig } from './orm.module.js';

const migrate = ({ url }: { url: string }) => runMigrations({ name: 'sample', migrations: [CreateThings], url });
let database: TestDatabase;
let databases: Databases;
let orm: MikroORM;

beforeAll(async () => {
  database = await testDatabase({ service: 'sample', migrate });
  const { url } = database;
  databases = new Databases({ name: 'sample', databaseUrl: url, systemDatabaseUrl: url, poolSize: 3 });
  const config = loadConfig(ServiceConfig, { DATABASE_URL: url });
  orm = await MikroORM.init(ormConfig({ name: 'sample', entities: [ThingSchema] }, config));
});

afterAll(async () => {
  await databases.onApplicationShutdown();
  await orm.close();
  await database.drop();
});

const insert = 'INSERT INTO thing VALUES ($1, $2, $3)';
const names = 'SELECT name FROM thing ORDER BY name';

describe('a transaction of an organisation', () => {
  it('sees and writes its own rows only', async () => {
    const [mine, theirs] = [anId(), anId()];
    await databases.inOrganization(mine, (tx) => tx.query(insert, [mine, anId(), 'mine']));
    await databases.inOrganization(theirs, (tx) => tx.query(insert, [theirs, anId(), 'theirs']));
    const seen = await databases.inOrganization(mine, (tx) => tx.query(names));
    expect(seen.rows).toEqual([{ name: 'mine' }]);
    const smuggled = databases.inOrganization(mine, (tx) => tx.query(insert, [theirs, anId(), 'smuggled']));
    await expect(smuggled).rejects.toMatchObject({ code: '42501' });
  });

  it('leaves nothing behind on its connection: without an organisation there are no rows', async () => {
    const mine = anId();
    await databases.inOrganization(mine, (tx) => tx.query(insert, [mine, anId(), 'mine']));
    const clients = await Promise.all([1, 2, 3].map(() => databases.app.connect()));
    for (const client of clients) {
      expect((await client.query(names)).rows).toEqual([]);
      client.release();
    }
  });

  it('takes everything back when the work throws', async () => {
    const mine = anId();
    const failing = databases.inOrganization(mine, async (tx) => {
      await tx.query(insert, [mine, anId(), 'lost']);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect((await databases.inOrganization(mine, (tx) => tx.query(names))).rowCount).toBe(0);
  });

  it('is not begun for something that is no id', async () => {
    await expect(databases.inOrganization("x'; DROP TABLE thing; --", async () => 1)).rejects.toThrow('UUID');
  });

  it('names the constraint that a duplicate runs into', async () => {
    const [mine, id] = [anId(), anId()];
    const twice = databases.inOrganization(mine, async (tx) => {
      await tx.query(insert, [mine, id, 'one']);
      await tx.query(insert, [mine, id, 'two']);
    });
    const error: unknown = await twice.catch((caught: unknown) => caught);
    expect([isUniqueViolation(error), isUniqueViolation(error, 'thing_pkey'), isUniqueViolation(error, 'x')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('survives that its connection is cut, and the pool goes on', async () => {
    const mine = anId();
    const cut = databases.inOrganization(mine, (tx) => tx.query('SELECT pg_terminate_backend(pg_backend_pid())'));
    await expect(cut).rejects.toThrow();
    expect((await databases.inOrganization(mine, (tx) => tx.query(names))).rowCount).toBe(0);
  });
});

describe('a transaction of the system', () => {
  it('sees every organisation', async () => {
    const [one, two] = [anId(), anId()];
    for (const organization of [one, two])
      await databases.inOrganization(organization, (tx) => tx.query(insert, [organization, anId(), organization]));
    const { rows } = await databases.inSystem((tx) =>
      tx.query('SELECT name FROM thing WHERE name = ANY($1)', [[one, two]]),
    );
    expect(rows).toHaveLength(2);
  });
});

describe('an entity manager of an organisation', () => {
  it('sees and writes its own rows only', async () => {
    const organizations = new OrganizationEntityManager(orm);
    const [mine, theirs] = [anId(), anId()];
    await organizations.transactional(mine, async (em) => {
      em.persist(em.create(Thing, { organizationId: mine, id: anId(), name: 'by the ORM' }));
    });
    expect(await organizations.for(mine).count(Thing)).toBe(1);
    expect(await organizations.for(theirs).find(Thing, {})).toEqual([]);
    expect(await orm.em.fork().find(Thing, {})).toEqual([]);
    const smuggled = organizations.transactional(mine, async (em) => {
      em.persist(em.create(Thing, { organizationId: theirs, id: anId(), name: 'smuggled' }));
    });
    await expect(smuggled).rejects.toThrow(/row-level security/);
  });

  it('runs plain SQL with numbered parameters in the same transaction', async () => {
    const organizations = new OrganizationEntityManager(orm);
    const mine = anId();
    const failing = organizations.transactional(mine, async (em, tx) => {
      em.persist(em.create(Thing, { organizationId: mine, id: anId(), name: 'entity' }));
      await em.flush();
      await tx.query(insert, [mine, anId(), "it's $1 ?"]);
      const { rows } = await tx.query<{ name: string }>(`${names} LIMIT $1`, [10]);
      expect(rows.map(({ name }) => name)).toEqual(['entity', "it's $1 ?"]);
      throw new Error('back');
    });
    await expect(failing).rejects.toThrow('back');
    expect(await organizations.for(mine).count(Thing)).toBe(0);
  });
});

describe('migrations', () => {
  it('run once when two processes start them at the same time, also on two databases of one cluster', async () => {
    const admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    const empty = ['one', 'two'].map((suffix) => `${database.name}_${suffix}`.slice(-60));
    for (const name of empty) await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
    const urls = empty.map((name) => Object.assign(new URL(database.url), { pathname: `/${name}` }).toString());
    const migrations = [CreateThings, AddColour];
    const runs = await Promise.all([...urls, ...urls].map((url) => runMigrations({ name: 'sample', migrations, url })));
    expect(runs.map((names) => names.length).sort()).toEqual([0, 0, 2, 2]);
    expect(await runMigrations({ name: 'sample', migrations, url: urls[0] ?? '' })).toEqual([]);
    for (const name of empty) await admin.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    await admin.end();
  });
});
