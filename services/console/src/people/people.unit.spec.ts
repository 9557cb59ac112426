import { describe, expect, it } from '@jest/globals';
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
