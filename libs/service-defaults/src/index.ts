export {
  ACCESS,
  Authenticated,
  Public,
  RequireAnyPermission,
  RequirePermissions,
  type Access,
} from './auth/access.decorators.js';
export {
  ALL_PERMISSIONS,
  CurrentCaller,
  INSTALLATION_PERMISSIONS,
  PERMISSIONS,
  callerOf,
  setCaller,
  type Caller,
  type Permission,
} from './auth/caller.js';
export { TokenVerifier, bearerTokenOf, type VerifiedToken } from './auth/token-verifier.service.js';
export { bootstrap, createApp, type AppOptions } from './bootstrap.js';
export { currentEnvironment, withEnvironment } from './config/environment.js';
export { ConfigError, loadConfig, type Environment } from './config/load-config.js';
export { ProcessConfig, ServiceConfig } from './config/service.config.js';
export { Setting, type SettingOptions } from './config/setting.decorator.js';
export { settingsTable, withSettingsTable } from './config/settings-table.js';
export { CORRELATION_HEADER } from './context/http-context.hook.js';
export {
  CORRELATION_BAGGAGE,
  currentContext,
  currentCorrelationId,
  currentTraceparent,
  runInContext,
  type RequestContext,
} from './context/request-context.js';
export { tracer } from './context/tracing.js';
export { Databases, isUniqueViolation, type DatabasesOptions } from './database/databases.service.js';
export { runMigrations, type RunMigrationsOptions } from './database/migrations.js';
export { OrganizationEntityManager, sqlOf, type SqlExecutor } from './database/organization-entity-manager.service.js';
export { ormConfig, ormModule, type OrmModuleOptions } from './database/orm.module.js';
export { createRolesSql, organizationTableSql, roleName, roleOption, type DatabaseRole } from './database/roles.js';
export { txOf, type Tx } from './database/tx.js';
export { DomainError, type DomainErrorInit, type ErrorDetail, type ErrorKind } from './errors/domain.error.js';
export { kinds } from './errors/kinds.js';
export { ProblemFilter, pathOf, sendProblem } from './errors/problem.filter.js';
export { PROBLEM_CONTENT_TYPE, problemHeaders, problemOf, type Problem } from './errors/problem.js';
export { toDomainError } from './errors/to-domain-error.js';
export { validationError, validationPipe } from './errors/validation.js';
export { HealthService, type HealthCheck, type Readiness } from './health/health.service.js';
export { ApiIfMatch, etagOf, requireIfMatch } from './http/etag.js';
export {
  IdempotencyInterceptor,
  Idempotent,
  idempotencyClaimOf,
  idempotencyKeyOf,
} from './http/idempotency.interceptor.js';
export { idempotencySchemaSql } from './http/idempotency.sql.js';
export {
  IdempotencyClaim,
  IdempotencyStore,
  fingerprintOf,
  type IdempotentRequest,
  type StoredAnswer,
} from './http/idempotency.store.js';
export {
  ApiPagedResponse,
  ListQuery,
  decodeCursor,
  encodeCursor,
  isIdPosition,
  paged,
  type Paged,
} from './http/paging.js';
export { createLogger, rootLogger } from './logging/logger.js';
export { NestLogger } from './logging/nest-logger.js';
export { redact } from './logging/redaction.js';
export { MessagingDefaultsModule } from './messaging/messaging-defaults.module.js';
export { Metrics } from './metrics/metrics.service.js';
export { documentOf, openApiDocumentOf, type DocumentOptions } from './openapi/document.js';
export { problemResponses, problemSchemas } from './openapi/problem-responses.js';
export { operationIdOf } from './openapi/operation-id.js';
export { SecretBox } from './secrets/secret-box.js';
export { ServiceDefaultsModule, type ServiceDefaultsOptions } from './service-defaults.module.js';
export { drain } from './shutdown.js';
