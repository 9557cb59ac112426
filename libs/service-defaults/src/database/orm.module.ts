import { MikroOrmModule } from '@mikro-orm/nestjs';
import { defineConfig, PostgreSqlDriver, type Options } from '@mikro-orm/postgresql';
import { Module, type DynamicModule } from '@nestjs/common';
import { ServiceConfig } from '../config/service.config.js';
import { rootLogger } from '../logging/logger.js';
import { OrganizationEntityManager } from './organization-entity-manager.service.js';
import { roleOption } from './roles.js';

export interface OrmModuleOptions {
  readonly name: string;
  readonly entities: NonNullable<Options['entities']>;
}

/** MikroORM settings of a service: acts as the app role, so that forgetting the organisation shows nothing. */
export function ormConfig(options: OrmModuleOptions, config: ServiceConfig) {
  return defineConfig({
    entities: options.entities,
    clientUrl: config.databaseUrl,
    driverOptions: {
      options: roleOption(options.name, 'app'),
      application_name: `rollcall-${options.name}-orm`,
    },
    pool: { min: 0, max: config.databasePoolSize },
    forceUtcTimezone: true,
    timezone: 'UTC',
    logger: (message: string) => rootLogger().debug({ name: 'orm' }, message),
    highlighter: { highlight: (text: string) => text },
  });
}

@Module({})
class OrmModule {}

/** MikroORM with the entities of a service and the `OrganizationEntityManager`, available everywhere in it. */
export function ormModule(options: OrmModuleOptions): DynamicModule {
  return {
    module: OrmModule,
    global: true,
    imports: [
      MikroOrmModule.forRootAsync({
        driver: PostgreSqlDriver,
        inject: [ServiceConfig],
        // Units of work are forked per organisation, never per request: no request context.
        useFactory: (config: ServiceConfig) => ({ ...ormConfig(options, config), registerRequestContext: false }),
      }) as Promise<DynamicModule>,
    ],
    providers: [OrganizationEntityManager],
    exports: [OrganizationEntityManager],
  };
}
