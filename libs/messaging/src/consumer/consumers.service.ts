import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Broker } from '../broker/broker.service.js';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../module/messaging.settings.js';
import { defineConsumers, type ConsumerClass, type ConsumerDefinition } from './consumer-definition.js';
import { CONSUMER_METADATA, HANDLERS_METADATA, type ConsumerOptions, type HandlerMetadata } from './decorators.js';
import { MessageProcessor } from './message-processor.js';
import { Subscription } from './subscription.js';

/** Finds every `@MessageConsumer` among the providers of the service, checks them, and subscribes them. */
@Injectable()
export class Consumers {
  private definitions: ConsumerDefinition[] = [];
  private subscriptions: Subscription[] = [];

  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly discovery: DiscoveryService,
    private readonly broker: Broker,
    private readonly processor: MessageProcessor,
  ) {}

  /** Throws if a class is not declared as it must be; subscribes in the background otherwise. */
  start(): void {
    this.definitions = defineConsumers(this.findClasses());
    if (this.definitions.length > 0 && !this.settings.pools)
      throw new Error('Durable consumers need a database: pass `pools` to MessagingModule.');
    this.subscriptions = this.definitions.flatMap((definition) =>
      [...definition.subjects.keys()].map(
        (stream) => new Subscription(this.broker, this.settings, this.processor, stream, definition),
      ),
    );
    for (const subscription of this.subscriptions) subscription.start();
  }

  find(durable: string): ConsumerDefinition | undefined {
    return this.definitions.find((definition) => definition.durable === durable);
  }

  async stop(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.stop()));
  }

  private findClasses(): ConsumerClass[] {
    const found = new Map<object, ConsumerClass>();
    for (const { instance } of [...this.discovery.getProviders(), ...this.discovery.getControllers()]) {
      if (typeof instance !== 'object' || instance === null) continue;
      const type = (instance as object).constructor;
      const options = Reflect.getMetadata(CONSUMER_METADATA, type) as ConsumerOptions | undefined;
      const handlers = (Reflect.getMetadata(HANDLERS_METADATA, type) ?? []) as HandlerMetadata[];
      if (options || handlers.length > 0)
        found.set(instance as object, { className: type.name, instance: instance as object, options, handlers });
    }
    return [...found.values()];
  }
}
