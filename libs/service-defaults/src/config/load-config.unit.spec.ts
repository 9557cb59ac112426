import { describe, expect, it } from '@jest/globals';
import { IsInt, Min, MinLength } from 'class-validator';
import { ConfigError, loadConfig } from './load-config.js';
import { ProcessConfig, ServiceConfig } from './service.config.js';
import { Setting } from './setting.decorator.js';
import { settingsTable, withSettingsTable } from './settings-table.js';

class SampleConfig extends ProcessConfig {
  @Setting({ env: 'LIMIT', description: 'How many.', default: '3' })
  @IsInt()
  @Min(1)
  limit: number;

  @Setting({ env: 'FAST', description: 'Whether to hurry.', default: 'false' })
  fast: boolean;

  @Setting({ env: 'SECRET_KEY', description: 'Encrypts things.', secret: true })
  @MinLength(8)
  secretKey: string;
}

const enough = { SECRET_KEY: 'long enough' };

describe('a configuration', () => {
  it('takes defaults, and defaults made of other settings', () => {
    const config = loadConfig(SampleConfig, { ...enough, PUBLIC_URL: 'https://rollcall.example/' });
    expect(config).toMatchObject({
      limit: 3,
      fast: false,
      port: 0,
      oidcIssuer: 'https://rollcall.example/oidc',
      oidcJwksUrl: 'https://rollcall.example/oidc/jwks',
    });
  });

  it('converts numbers and booleans', () => {
    expect(loadConfig(SampleConfig, { ...enough, LIMIT: '12', FAST: 'yes' })).toMatchObject({ limit: 12, fast: true });
  });

  it('treats an empty variable as not set', () => {
    expect(loadConfig(SampleConfig, { ...enough, LIMIT: '' }).limit).toBe(3);
  });

  it('uses the main database where no other is given', () => {
    const config = loadConfig(ServiceConfig, { DATABASE_URL: 'postgres://db/rollcall' });
    expect([config.systemDatabaseUrl, config.migrationDatabaseUrl]).toEqual([config.databaseUrl, config.databaseUrl]);
  });

  it.each([
    ['a missing variable', {}, 'SECRET_KEY is not set: Encrypts things.'],
    ['no number', { ...enough, LIMIT: 'many' }, "LIMIT: 'NaN' is not acceptable"],
    ['a number out of range', { ...enough, LIMIT: '0' }, "LIMIT: '0' is not acceptable"],
    ['a word for a URL', { ...enough, PUBLIC_URL: 'localhost' }, "PUBLIC_URL: 'localhost' is not acceptable"],
  ])('with %s is refused by name', (_case, environment, message) => {
    expect(() => loadConfig(SampleConfig, environment)).toThrow(message);
  });

  it('does not show the value of a secret when it is refused', () => {
    const load = () => loadConfig(SampleConfig, { SECRET_KEY: 'short' });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(/^(?!.*'short')/s);
  });
});

describe('the table of settings', () => {
  it('lists inherited settings first and marks secrets', () => {
    const lines = settingsTable(SampleConfig).split('\n');
    expect(lines[2]).toMatch(/^\| `PORT` +\| Port for HTTP; 0 takes a free one\. +\| `0` +\|$/);
    expect(lines.at(-1)).toMatch(/^\| `SECRET_KEY` +\| Encrypts things\. Secret\. +\| +\|$/);
    expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
  });

  it('replaces what stands between the markers, and only that', () => {
    const readme = '# X\n<!-- settings:begin -->\nold\n<!-- settings:end -->\nrest\n';
    const written = withSettingsTable(readme, SampleConfig);
    expect(written).toContain('| `LIMIT` ');
    expect(written).not.toContain('old');
    expect(written.endsWith('<!-- settings:end -->\nrest\n')).toBe(true);
    expect(withSettingsTable(written, SampleConfig)).toBe(written);
  });

  it('asks for markers when there are none', () => {
    expect(() => withSettingsTable('# X', SampleConfig)).toThrow('settings:begin');
  });
});
