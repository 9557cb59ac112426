export type HandlingOutcome = 'handled' | 'duplicate' | 'retried' | 'parked';

/** Where numbers about messaging go. Every method is called on a hot path and must be quick. */
export interface MessagingMetrics {
  published(stream: string, count: number): void;
  publishFailed(stream: string, count: number): void;
  /** Rows that wait in the outbox and the age of the oldest, as the active relay sees them. */
  outboxBacklog(rows: number, oldestAgeSeconds: number): void;
  handled(durable: string, type: string, outcome: HandlingOutcome, count: number, durationSeconds: number): void;
  streamReplayed(stream: string, rows: number): void;
  brokerConnected(connected: boolean): void;
}

export const noMetrics: MessagingMetrics = {
  published: () => undefined,
  publishFailed: () => undefined,
  outboxBacklog: () => undefined,
  handled: () => undefined,
  streamReplayed: () => undefined,
  brokerConnected: () => undefined,
};
