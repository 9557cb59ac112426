import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkAccessDeclarations } from './auth/access-declarations.js';
import { currentEnvironment, withEnvironment } from './config/environment.js';
import { ConfigError, loadConfig, type Environment } from './config/load-config.js';
import { ProcessConfig } from './config/service.config.js';
import { addContextHooks, correlationIdOf, CORRELATION_HEADER } from './context/http-context.hook.js';
import { startTracing } from './context/tracing.js';
import { ProblemFilter, sendProblem } from './errors/problem.filter.js';
import { validationPipe } from './errors/validation.js';
import { addWellFormedHook } from './http/well-formed.hook.js';
import { createLogger, rootLogger, useLogger } from './logging/logger.js';
import { NestLogger } from './logging/nest-logger.js';
import { Metrics } from './metrics/metrics.service.js';
import { documentOf } from './openapi/document.js';
import { closeOnSignals } from './shutdown.js';

const MEBIBYTE = 1024 * 1024;

export interface AppOptions {
  /** Name of the service. */
  readonly name: string;
  /** Title of its OpenAPI document. */
  readonly title: string;
  readonly description?: string;
  /** Runs before the application starts: Fastify plugins, body parsers, further mounts. */
  configure?(app: NestFastifyApplication): Promise<void>;
  /** Largest body that is read into memory. Streams (multipart) have limits of their own. Default 1 MiB. */
  readonly bodyLimitBytes?: number;
  /** `false` where requests come from the outside: every request then gets an id of our own. Default `true`. */
  readonly acceptRequestId?: boolean;
  /** Addresses of proxies whose `X-Forwarded-For` is believed, separated by commas. Default: nobody's. */
  readonly trustedProxies?: string | undefined;
  /** `false` when the service serves a document of its own at /openapi.json. Default `true`. */
  readonly servesDocument?: boolean;
  /** Instead of `process.env`; for tests. */
  readonly environment?: Environment;
}

function createAdapter(options: AppOptions): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    // Headers about the client are believed from named proxies only: anybody can send them.
    trustProxy: options.trustedProxies || false,
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) =>
      correlationIdOf(options.acceptRequestId === false ? undefined : request.headers[CORRELATION_HEADER]),
    bodyLimit: options.bodyLimitBytes ?? MEBIBYTE,
    routerOptions: { maxParamLength: 500 },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(request, reply, error),
  });
}

function addMetricsHook(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions?.url ?? 'unmatched';
    metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}

async function build(module: Type<unknown>, options: AppOptions): Promise<NestFastifyApplication> {
  const config = loadConfig(ProcessConfig, currentEnvironment());
  useLogger(createLogger({ name: options.name, level: config.logLevel }));
  startTracing(options.name, config.otlpEndpoint);
  const adapter = createAdapter(options);
  const fastify = adapter.getInstance<FastifyInstance>();
  addContextHooks(fastify);
  addWellFormedHook(fastify);
  const app: NestFastifyApplication = await NestFactory.create(module, adapter, {
    logger: new NestLogger(),
    abortOnError: false,
  });
  checkAccessDeclarations(app);
  addMetricsHook(fastify, app.get(Metrics));
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await options.configure?.(app);
  if (options.servesDocument !== false) {
    const document = JSON.stringify(documentOf(app, options));
    fastify.get('/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(document));
  }
  await app.init();
  await fastify.ready();
  return app;
}

/** A complete application that does not listen yet: for tests (`app.inject(…)`, or `app.listen(0)`). */
export async function createApp(module: Type<unknown>, options: AppOptions): Promise<NestFastifyApplication> {
  return withEnvironment(options.environment ?? currentEnvironment(), () => build(module, options));
}

/** Starts a service: builds it, listens, and closes it in order when it is told to stop. */
export async function bootstrap(module: Type<unknown>, options: AppOptions): Promise<void> {
  try {
    const app = await createApp(module, options);
    const config = app.get(ProcessConfig);
    closeOnSignals(app, config);
    await app.listen(config.port, config.host);
    rootLogger().info({ url: await app.getUrl() }, 'listening');
  } catch (error) {
    if (error instanceof ConfigError) rootLogger().fatal(error.message);
    else rootLogger().fatal({ err: error }, 'the service could not start');
    process.exit(1);
  }
}
