import { describe, expect, it } from '@jest/globals';
import type { User } from '../api/types.js';
import { concernedBy, possibleActions } from './bulk.rules.js';
import { deviceOf } from './device.rules.js';
import { fullName } from './full-name.rules.js';
import { filterFromAddress } from './people-filter.rules.js';

describe('a name', () => {
  it.each([
    [{ lastName: 'Brooy' }, 'Brooy'],
    [{ lastName: 'Brooy', firstName: 'Jan', infix: null }, 'Jan Brooy'],
    [{ lastName: 'Berg', firstName: 'Eva', infix: 'van den' }, 'Eva van den Berg'],
  ])('of %j is %s', (person, name) => expect(fullName(person)).toBe(name));
});

describe('an address of the list', () => {
  const filter = (query: string) => JSON.parse(JSON.stringify(filterFromAddress(new URLSearchParams(query)))) as object;

  it('shows who is active when it says nothing', () => expect(filter('')).toEqual({ status: 'active' }));
  it('shows everybody when it says so', () => expect(filter('status=all')).toEqual({}));
  it('carries search and filters', () =>
    expect(filter('search= graaf &account=invited&status=inactive')).toEqual({
      search: 'graaf',
      account: 'invited',
      status: 'inactive',
    }));
  it('ignores what it does not know', () => expect(filter('account=x&status=y&z=1')).toEqual({}));
});

describe('an action for many', () => {
  const user = (more: Partial<User>) => ({ status: 'active', account: 'invited', email: 'a@x.nl', ...more }) as User;
  const active = user({ account: 'active' });
  const gone = user({ status: 'inactive' });
  const invited = user({});
  const silent = user({ account: 'none', email: null });
  const everybody = [active, gone, invited, silent];

  it.each([
    ['group', everybody],
    ['invite', [invited]],
    ['deactivate', [active, invited, silent]],
    ['reactivate', [gone]],
  ] as const)('%s concerns only those with whom it does something', (action, concerned) =>
    expect(concernedBy(action, everybody)).toEqual(concerned),
  );

  it('is offered when it concerns somebody', () => {
    expect(possibleActions([gone])).toEqual(['group', 'reactivate']);
    expect(possibleActions([active])).toEqual(['group', 'deactivate']);
  });
});

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Chrome · Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari · iPhone'],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
    ['curl/8.5', 'curl/8.5'],
    [null, undefined],
  ])('that says %j is called %s', (said, name) => expect(deviceOf(said)).toBe(name));
});
