import { settle, type ReceivedMessage } from '../consumer/received-message.js';

/** Asks for the message again, always with a delay: without one, a failing message would spin. */
export function retry(message: ReceivedMessage, delayMs: number): void {
  settle(message, { nakDelayMs: delayMs });
}
