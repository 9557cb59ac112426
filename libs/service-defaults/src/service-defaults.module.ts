import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthGuard } from './auth/auth.guard.js';
import { TokenVerifier } from './auth/token-verifier.service.js';
import { currentEnvironment } from './config/environment.js';
import { loadConfig } from './config/load-config.js';
import { ProcessConfig, ServiceConfig } from './config/service.config.js';
import { Databases } from './database/databases.service.js';
import { HealthController } from './health/health.controller.js';
import { HealthService } from './health/health.service.js';
import { IdempotencyStore } from './http/idempotency.store.js';
import { Metrics } from './metrics/metrics.service.js';

export interface ServiceDefaultsOptions {
  /** Name of the service; its databases' roles are `rollcall_<name>_app` and `rollcall_<name>_system`. */
  readonly name: string;
  /** Default: `ServiceConfig`. A class that is not a `ServiceConfig` gets no database. */
  readonly config?: new () => ProcessConfig;
}

function databaseProviders(name: string): Provider[] {
  return [
    {
      provide: Databases,
      inject: [ServiceConfig, HealthService],
      useFactory: (config: ServiceConfig, health: HealthService) => {
        const databases = new Databases({
          name,
          databaseUrl: config.databaseUrl,
          systemDatabaseUrl: config.systemDatabaseUrl,
          poolSize: config.databasePoolSize,
        });
        health.register('database', async () => void (await databases.app.query('SELECT 1')));
        return databases;
      },
    },
    IdempotencyStore,
  ];
}

/** What every service has: configuration, log, databases, authorisation, health, metrics. */
@Module({})
export class ServiceDefaultsModule {
  static forRoot(options: ServiceDefaultsOptions): DynamicModule {
    const configClass: new () => ProcessConfig = options.config ?? ServiceConfig;
    const hasDatabase = configClass === ServiceConfig || configClass.prototype instanceof ServiceConfig;
    const parents = [ProcessConfig, ...(hasDatabase ? [ServiceConfig] : [])].filter((token) => token !== configClass);
    const configProviders: Provider[] = [
      { provide: configClass, useFactory: () => loadConfig(configClass, currentEnvironment()) },
      ...parents.map((token) => ({ provide: token, useExisting: configClass })),
    ];
    const shared = [...configProviders, ...(hasDatabase ? databaseProviders(options.name) : [])];
    return {
      module: ServiceDefaultsModule,
      global: true,
      controllers: [HealthController],
      providers: [...shared, HealthService, Metrics, TokenVerifier, { provide: APP_GUARD, useClass: AuthGuard }],
      exports: [
        ...shared.map((provider) => ('provide' in provider ? provider.provide : provider)),
        HealthService,
        Metrics,
        TokenVerifier,
      ],
    };
  }
}
