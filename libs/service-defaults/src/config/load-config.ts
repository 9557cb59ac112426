import { validateSync } from 'class-validator';
import { settingsOf, type SettingDeclaration } from './setting.decorator.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration cannot be used; names every variable at fault, never the value of a secret. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

function convert(declaration: SettingDeclaration, text: string): unknown {
  if (declaration.type === 'number') return text.trim() === '' ? Number.NaN : Number(text);
  if (declaration.type === 'boolean') {
    if (['true', '1', 'yes', 'on'].includes(text.toLowerCase())) return true;
    return ['false', '0', 'no', 'off'].includes(text.toLowerCase()) ? false : text;
  }
  return text;
}

function defaultOf(declaration: SettingDeclaration, config: object): string | undefined {
  const { default: fallback } = declaration;
  return typeof fallback === 'function' ? fallback(config as never) : fallback;
}

/**
 * Reads a config class from the environment, once. An empty variable counts as not set.
 *
 * @throws ConfigError naming each variable that is missing or unacceptable
 */
export function loadConfig<Config extends object>(configClass: new () => Config, environment: Environment): Config {
  const config = new configClass();
  const declarations = settingsOf(configClass);
  for (const declaration of declarations) {
    const given = environment[declaration.env];
    const text = given === undefined || given === '' ? defaultOf(declaration, config) : given;
    if (text !== undefined) Object.assign(config, { [declaration.property]: convert(declaration, text) });
  }
  const problems = validateSync(config, { forbidUnknownValues: false }).map((error) => {
    const declaration = declarations.find(({ property }) => property === error.property);
    const messages = Object.values(error.constraints ?? {}).join(', ');
    const name = declaration?.env ?? error.property;
    if (error.value === undefined) return `${name} is not set: ${declaration?.description ?? messages}`;
    const shown = declaration?.secret ? 'its value' : `'${String(error.value)}'`;
    return `${name}: ${shown} is not acceptable: ${messages}`;
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
