/** Mails on their way, no more than `most` at a time; sleeps until there may be more to do. */
export class Lane {
  private readonly inFlight = new Map<string, Promise<void>>();
  private wakeUp: () => void = () => undefined;

  constructor(
    readonly isUrgent: boolean,
    private readonly most: number,
  ) {}

  get room(): number {
    return this.most - this.inFlight.size;
  }

  get ids(): string[] {
    return [...this.inFlight.keys()];
  }

  add(id: string, sending: Promise<void>): void {
    this.inFlight.set(
      id,
      sending.finally(() => this.inFlight.delete(id)),
    );
  }

  /** Until half of it is free: fewer, larger claims. */
  async untilRoom(): Promise<void> {
    while (this.room < this.most / 2) await Promise.race(this.inFlight.values());
  }

  async untilEmpty(): Promise<void> {
    await Promise.all(this.inFlight.values());
  }

  wake(): void {
    this.wakeUp();
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
