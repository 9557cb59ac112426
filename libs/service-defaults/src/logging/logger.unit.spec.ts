import { describe, expect, it } from '@jest/globals';
import { runInContext } from '../context/request-context.js';
import { createLogger } from './logger.js';
import { redact } from './redaction.js';

describe('a line of log', () => {
  it.each([
    ['an address', 'mail to jan.brooy@cw-test.nl failed', 'mail to [e-mail] failed'],
    ['an address outside ASCII', 'jos\u00e9@bücher.de', '[e-mail]'],
    ['a quoted address', '<a+b@x.co.uk>', '<[e-mail]>'],
    ['a database URL', 'postgres://me:hush@db:5432/x', 'postgres://[credentials]@db:5432/x'],
    ['a token', 'got eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln here', 'got [token] here'],
    ['an Authorization value', 'Bearer abcdef123456', 'Bearer [secret]'],
    ['Basic credentials', 'Basic YWJjOmRlZg==', 'Basic [secret]'],
    ['a token in a query', 'GET /account/invitation?token=abc&x=1', 'GET /account/invitation?token=[secret]&x=1'],
  ])('does not show %s', (_case, line, shown) => {
    expect(redact(line)).toBe(shown);
  });

  it.each(['file:///srv/node_modules/@nestjs/core/index.js:1:2', '10:15 user@host', 'import 12 of 400'])(
    'keeps %s',
    (line) => {
      expect(redact(line)).toBe(line);
    },
  );

  it('carries the correlation id and hides secret members, also in errors', () => {
    const lines: string[] = [];
    const logger = createLogger({ name: 'sample', level: 'info' }, { write: (line) => lines.push(line) });
    runInContext({ correlationId: 'c-1', organizationId: 'o-1' }, () =>
      logger.info({ password: 'hush', nested: { token: 't' }, err: new Error('no a@b.nl') }, 'hello'),
    );
    const entry = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(entry).toMatchObject({
      level: 'info',
      service: 'sample',
      correlationId: 'c-1',
      organizationId: 'o-1',
      password: '[secret]',
      nested: { token: '[secret]' },
      msg: 'hello',
    });
    expect(lines[0]).not.toContain('a@b.nl');
  });
});
