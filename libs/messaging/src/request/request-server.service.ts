import { Inject, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { headers, type Msg, type NatsConnection } from '@nats-io/nats-core';
import { problemsOf } from '@rollcall/contracts';
import { Broker } from '../broker/broker.service.js';
import { withCorrelation } from '../envelope/correlation.js';
import { BrokerUnavailable, InvalidMessage } from '../errors.js';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../module/messaging.settings.js';
import { CORRELATION_HEADER, ERROR_CODE_HEADER, ERROR_HEADER, ERROR_KIND_HEADER } from './headers.js';
import { REQUEST_METADATA, type RequestContext, type RequestMetadata } from './on-request.decorator.js';

type Answer = (data: unknown, context: RequestContext) => unknown;

/** Answers requests with the `@OnRequest` methods of the service; replicas share the work. */
@Injectable()
export class RequestServer {
  private readonly logger = new Logger('Requests');
  private readonly answering = new Set<Promise<void>>();
  private stopped = false;

  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly discovery: DiscoveryService,
    private readonly broker: Broker,
  ) {}

  start(): void {
    const handlers = this.findHandlers();
    if (handlers.length > 0) void this.serve(handlers);
  }

  /** Lets the answers that are being made leave. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.answering);
  }

  private findHandlers(): { metadata: RequestMetadata; answer: Answer }[] {
    return [...this.discovery.getProviders(), ...this.discovery.getControllers()].flatMap(({ instance }) => {
      if (typeof instance !== 'object' || instance === null) return [];
      const target = instance as Record<string, Answer>;
      const known = Reflect.getMetadata(REQUEST_METADATA, target.constructor) as RequestMetadata[] | undefined;
      return (known ?? []).map((metadata) => ({ metadata, answer: target[metadata.method]!.bind(target) }));
    });
  }

  /** Subscriptions live as long as a connection; a reconnect keeps them, a new connection needs new ones. */
  private async serve(handlers: { metadata: RequestMetadata; answer: Answer }[]): Promise<void> {
    try {
      while (!this.stopped) {
        const connection = await this.broker.whenConnected();
        for (const { metadata, answer } of handlers) this.subscribe(connection, metadata, answer);
        await connection.closed();
      }
    } catch (error) {
      if (!(error instanceof BrokerUnavailable)) this.logger.error(`Requests are no longer answered: ${String(error)}`);
    }
  }

  private subscribe(connection: NatsConnection, { type }: RequestMetadata, answer: Answer): void {
    connection.subscribe(type.subject, {
      queue: this.settings.name,
      callback: (error, message) => {
        if (error) this.logger.error(`${type.name}: ${error.message}`);
        if (error || this.stopped) return;
        const work = this.answer(type.name, type.request, answer, message).finally(() => this.answering.delete(work));
        this.answering.add(work);
      },
    });
  }

  private async answer(name: string, schema: Parameters<typeof problemsOf>[0], answer: Answer, message: Msg) {
    const correlationId = message.headers?.get(CORRELATION_HEADER) ?? '';
    try {
      const data: unknown = message.json();
      const problems = problemsOf(schema, data, 'tolerant');
      if (problems.length > 0) throw new InvalidMessage(name, problems);
      const reply = await withCorrelation({ correlationId }, async () => answer(data, { correlationId }));
      message.respond(JSON.stringify(reply));
    } catch (error) {
      this.logger.warn(`${name} failed: ${String(error)}`);
      message.respond('', { headers: errorHeaders(error) });
    }
  }
}

/** Only an error that was made to be told is told; of any other the caller learns that it happened. */
function errorHeaders(error: unknown) {
  const { code, kind, message } = error as { code?: unknown; kind?: unknown; message?: unknown };
  const isPublic = typeof kind === 'string';
  const result = headers();
  result.set(ERROR_CODE_HEADER, isPublic && typeof code === 'string' ? code : isPublic ? kind : 'internal');
  result.set(ERROR_KIND_HEADER, isPublic ? kind : 'internal');
  result.set(ERROR_HEADER, isPublic ? String(message).replace(/[\r\n]+/g, ' ') : 'The service could not answer.');
  return result;
}
