/** The queue is full; trying again shortly may work. */
export class QueueFull extends Error {
  constructor() {
    super('Too much work is waiting');
    this.name = 'QueueFull';
  }
}

/** Runs a few pieces of work at a time and lets a limited number wait for their turn, first come first served. */
export class WorkQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param atOnce how many run at the same time
   * @param maxWaiting how many may wait
   */
  constructor(
    private readonly atOnce: number,
    private readonly maxWaiting: number,
  ) {}

  /** @throws QueueFull at once, without starting the work */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running += 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // The place is handed over, so that nobody who comes later gets in between.
      if (next) next();
      else this.running -= 1;
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= this.maxWaiting) throw new QueueFull();
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
