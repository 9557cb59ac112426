import { Module, type DynamicModule, type InjectionToken, type ModuleMetadata, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Broker } from '../broker/broker.service.js';
import { Consumers } from '../consumer/consumers.service.js';
import { MessageProcessor } from '../consumer/message-processor.js';
import { DeadLetters } from '../dead-letter/dead-letters.service.js';
import { CommandSender } from '../outbox/command-sender.service.js';
import { Outbox } from '../outbox/outbox.service.js';
import { Relay } from '../relay/relay.service.js';
import { RequestClient } from '../request/request-client.service.js';
import { RequestServer } from '../request/request-server.service.js';
import { MessagingLifecycle } from './messaging.lifecycle.js';
import { MESSAGING_SETTINGS, messagingSettings, type MessagingSettingsInit } from './messaging.settings.js';

export interface MessagingModuleOptions {
  /** Name of the service, as in the subjects of its messages. */
  name: string;
  imports?: ModuleMetadata['imports'];
  inject?: InjectionToken[];
  /**
   * Gives the database pools (`{ app, system }`) and whatever should differ from the defaults and the environment
   * (`NATS_URL`, `NATS_CREDENTIALS`, `PROVISION_STREAMS`).
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the types of injected values are the caller's
  useFactory?: (...injected: any[]) => MessagingSettingsInit | Promise<MessagingSettingsInit>;
}

const shared = [Outbox, CommandSender, RequestClient, DeadLetters, Relay, Broker];

/** Outbox, relay, consumers and request/reply for one service. Import it once, in the root module. */
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingModuleOptions): DynamicModule {
    const settings: Provider = {
      provide: MESSAGING_SETTINGS,
      inject: options.inject ?? [],
      useFactory: async (...injected: unknown[]) =>
        messagingSettings(options.name, await options.useFactory?.(...injected)),
    };
    return {
      module: MessagingModule,
      global: true,
      imports: [DiscoveryModule, ...(options.imports ?? [])],
      providers: [settings, ...shared, Consumers, MessageProcessor, RequestServer, MessagingLifecycle],
      exports: [settings, ...shared],
    };
  }
}
