import { describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { commands, events } from './catalog.js';
import { defineCommand, defineEvent } from './message.js';

const event = {
  name: 'UserRenamed',
  subject: 'evt.identity.user.renamed',
  version: 1,
  owner: 'identity',
  aggregate: 'user',
  publishedWhen: 'A person got another name.',
  personalData: 'none',
  data: Type.Object({}),
} as const;
const command = { name: 'RenameUser', version: 1, purpose: 'Renames.', personalData: 'none', data: Type.Object({}) };

describe('declaring an event', () => {
  it('gives it a subject with its version and the id of its schema', () => {
    expect(defineEvent(event)).toMatchObject({
      kind: 'event',
      type: 'evt.identity.user.renamed.v1',
      schemaId: 'urn:rollcall:schema:UserRenamed:v1',
      service: 'identity',
    });
  });

  it.each([
    'identity.user.renamed',
    'evt.identity.user',
    'evt.identity.user.renamed.twice',
    'evt.payroll.user.renamed',
    'evt.identity.User.Renamed',
    'evt.identity.user.*',
    'evt.identity.>',
    'evt.identity.user renamed.x',
    '',
  ])("refuses '%s' as its subject", (subject) => {
    expect(() => defineEvent({ ...event, subject })).toThrow(/UserRenamed: .* is not a subject/);
  });

  it('refuses the subject of another service', () => {
    expect(() => defineEvent({ ...event, owner: 'import' })).toThrow("belongs to 'identity'");
  });

  it('refuses the subject of a command', () => {
    expect(() => defineEvent({ ...event, subject: 'cmd.identity.user.rename' })).toThrow("starts with 'evt.'");
  });

  it.each([0, -1, 1.5])('refuses version %s', (version) => {
    expect(() => defineEvent({ ...event, version })).toThrow('version');
  });
});

describe('declaring a command', () => {
  it('refuses the subject of an event, or of a service that does not handle it', () => {
    const subject = 'cmd.identity.user.rename';
    expect(defineCommand({ ...command, subject, handler: 'identity' }).type).toBe('cmd.identity.user.rename.v1');
    expect(() => defineCommand({ ...command, subject, handler: 'import' })).toThrow("belongs to 'identity'");
    expect(() => defineCommand({ ...command, subject: 'evt.identity.user.rename', handler: 'identity' })).toThrow(
      "starts with 'cmd.'",
    );
  });
});

describe('the catalog', () => {
  const all = [...events, ...commands];

  it('lists each name and each subject once', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(new Set(all.map(({ type }) => type)).size).toBe(all.length);
  });

  it('says of each event when it is published and which personal data it carries', () => {
    for (const { publishedWhen, personalData } of events) {
      expect(publishedWhen).toMatch(/\.$/);
      expect(personalData).not.toBe('');
    }
  });
});
