import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { currentContext, currentCorrelationId, currentTraceparent } from '../context/request-context.js';
import { redact, REDACTED_MEMBERS } from './redaction.js';

function redacting(destination: { write(line: string): unknown }): DestinationStream {
  return { write: (line: string) => void destination.write(redact(line)) };
}

function contextMembers(): Record<string, string> {
  const running = currentContext();
  const correlationId = currentCorrelationId();
  if (!correlationId) return {};
  const traceparent = currentTraceparent();
  return {
    correlationId,
    ...(running?.organizationId ? { organizationId: running.organizationId } : {}),
    ...(running?.subject ? { subject: running.subject } : {}),
    ...(traceparent ? { traceId: traceparent.slice(3, 35) } : {}),
  };
}

/** JSON lines on stdout, with the correlation id of the running work and without secrets, tokens and addresses. */
export function createLogger(
  options: { name: string; level: string },
  destination: { write(line: string): unknown } = process.stdout,
): Logger {
  const settings: LoggerOptions = {
    base: { service: options.name },
    level: options.level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: contextMembers,
    redact: { paths: REDACTED_MEMBERS.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
  };
  return pino(settings, redacting(destination));
}

let root: Logger = createLogger({ name: 'rollcall', level: process.env['LOG_LEVEL'] || 'info' });

/** The logger of this process. */
export function rootLogger(): Logger {
  return root;
}

export function useLogger(logger: Logger): void {
  root = logger;
}
