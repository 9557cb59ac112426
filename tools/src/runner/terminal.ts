import { styleText } from 'node:util';

const start = performance.now();

/** Prints what goes on, one line per step, with the time that it took. */
export function step(text: string, since = start): void {
  const seconds = ((performance.now() - since) / 1000).toFixed(1).padStart(5);
  console.log(`${styleText('green', '✓')} ${styleText('dim', `${seconds} s`)}  ${text}`);
}

export function note(text: string): void {
  console.log(`  ${styleText('dim', '      ')}  ${styleText('yellow', text)}`);
}

export function heading(text: string): void {
  console.log(`\n${styleText('bold', text)}`);
}

export function failure(text: string): void {
  console.error(`\n${styleText('red', '✗')} ${text}`);
}
