export { Broker } from './broker/broker.service.js';
export { provisionStreams, type ProvisionOptions } from './broker/provision-streams.js';
export { streamNames, streamOf, type StreamLimits, type StreamName } from './broker/streams.js';
export {
  MessageConsumer,
  OnCommand,
  OnEvent,
  type ConsumerOptions,
  type HandlerOptions,
} from './consumer/decorators.js';
export type { BatchContext, BatchItem, MessageContext } from './consumer/handler-types.js';
export {
  DeadLetters,
  type DeadLetter,
  type DeadLetterFilter,
  type DeadLetterKey,
  type DeadLetterWithMessage,
} from './dead-letter/dead-letters.service.js';
export { currentCorrelation, withCorrelation, type Correlation } from './envelope/correlation.js';
export { newId } from './envelope/new-id.js';
export { command, event, type OutgoingEvent, type OutgoingMessage } from './envelope/outgoing-message.js';
export {
  BrokerUnavailable,
  InvalidMessage,
  MessageTooLarge,
  NotParked,
  PoisonMessage,
  RequestFailed,
  RetryLater,
} from './errors.js';
export { noMetrics, type HandlingOutcome, type MessagingMetrics } from './module/messaging.metrics.js';
export { MessagingModule, type MessagingModuleOptions } from './module/messaging.module.js';
export { type MessagingSettings, type MessagingSettingsInit, type RelaySettings } from './module/messaging.settings.js';
export { natsAuthorization, type NatsIdentity } from './permissions/nats-authorization.js';
export { natsUsers, servicePermissions, type NatsUser } from './permissions/service-permissions.js';
export { CommandSender, type CommandInit } from './outbox/command-sender.service.js';
export { Outbox } from './outbox/outbox.service.js';
export { Relay } from './relay/relay.service.js';
export { OnRequest, type RequestContext } from './request/on-request.decorator.js';
export { RequestClient } from './request/request-client.service.js';
export { messagingSchemaSql } from './schema/messaging-schema.js';
export type { MessageTransaction, MessagingPools, SqlExecutor } from './sql-executor.js';
