const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C may arrive several times: from the terminal, from npm, from the bootstrap. */
const onePressMs = 700;

/**
 * Resolves when this process is asked to end: by a signal, or because the process that started it is gone
 * (the bootstrap's channel closes). A second Ctrl-C ends at once; the reaper then stops what is left.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const ask = (signal?: string): void => {
      const again = askedAt !== undefined && performance.now() - askedAt > onePressMs;
      if (again && signal === 'SIGINT') process.exit(130);
      askedAt ??= performance.now();
      resolve();
    };
    for (const signal of signals) process.on(signal, () => ask(signal));
    process.once('disconnect', () => ask());
  });
}
