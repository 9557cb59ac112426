import type { LoggerService } from '@nestjs/common';
import { rootLogger } from './logger.js';

/** Who reports each module and route at start. */
const STARTUP_CHATTER = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

function bindings(optional: unknown[]): { name?: string; stack?: string } {
  const texts = optional.filter((value): value is string => typeof value === 'string');
  const name = texts.at(-1);
  const stack = texts.length > 1 ? texts[0] : undefined;
  return { ...(name ? { name } : {}), ...(stack ? { stack } : {}) };
}

function textOf(message: unknown): string {
  if (typeof message === 'string') return message;
  return message instanceof Error ? message.message : JSON.stringify(message);
}

/** Lets Nest's own `Logger` write to the process's log. */
export class NestLogger implements LoggerService {
  log(message: unknown, ...optional: unknown[]): void {
    const members = bindings(optional);
    rootLogger()[STARTUP_CHATTER.has(members.name ?? '') ? 'debug' : 'info'](members, textOf(message));
  }

  error(message: unknown, ...optional: unknown[]): void {
    rootLogger().error(
      { ...bindings(optional), ...(message instanceof Error ? { err: message } : {}) },
      textOf(message),
    );
  }

  warn(message: unknown, ...optional: unknown[]): void {
    rootLogger().warn(bindings(optional), textOf(message));
  }

  debug(message: unknown, ...optional: unknown[]): void {
    rootLogger().debug(bindings(optional), textOf(message));
  }

  verbose(message: unknown, ...optional: unknown[]): void {
    rootLogger().trace(bindings(optional), textOf(message));
  }

  fatal(message: unknown, ...optional: unknown[]): void {
    rootLogger().fatal(bindings(optional), textOf(message));
  }
}
