/** Thrown by a handler: nothing is wrong with the message, but it can only be handled later. Never parked for it. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  constructor(
    readonly delayMs: number,
    message = 'To be handled later.',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Thrown by a handler: this message will never be handled, however often it comes. It is parked at once. */
export class PoisonMessage extends Error {
  override readonly name = 'PoisonMessage';
}

/** A message does not match its contract. */
export class InvalidMessage extends PoisonMessage {
  readonly kind = 'invalid';
  constructor(
    readonly messageName: string,
    readonly problems: readonly string[],
  ) {
    super(`${messageName} does not match its contract: ${problems.join('; ')}`);
  }
}

/** The broker cannot be reached, or did not confirm in time. The same call may succeed later. */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable';
  readonly kind = 'unavailable';
  readonly code = 'broker-unavailable';
}

/** A message is larger than the broker accepts. */
export class MessageTooLarge extends Error {
  override readonly name = 'MessageTooLarge';
  readonly kind = 'too-large';
  readonly code = 'message-too-large';
  constructor(
    readonly messageName: string,
    readonly bytes: number,
    readonly maxBytes: number,
  ) {
    super(`${messageName} takes ${bytes} bytes on the wire, the broker accepts ${maxBytes}: send it in smaller parts.`);
  }
}

/** The service that was asked answered with an error. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  constructor(
    message: string,
    readonly code: string,
    /** Kind of the error as the answering service classified it, for example `not-found`. */
    readonly kind: string,
  ) {
    super(message);
  }
}

/** No message with this key waits among the dead letters: handled, discarded, or never parked. */
export class NotParked extends Error {
  override readonly name = 'NotParked';
  readonly kind = 'not-found';
  readonly code = 'dead-letter-not-found';
  constructor() {
    super('There is no such parked message.');
  }
}
