import { settingsOf } from './setting.decorator.js';

const BEGIN = '<!-- settings:begin -->';
const END = '<!-- settings:end -->';

function defaultText(fallback: unknown, shown: string | undefined): string {
  if (shown) return shown;
  return typeof fallback === 'string' && fallback !== '' ? `\`${fallback}\`` : '';
}

/** Pads the cells as Prettier does, so that formatting a README does not make its table out of date. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [header = [], ...body] = rows;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** Markdown table of the settings of a config class. */
export function settingsTable(configClass: abstract new () => object): string {
  const rows = settingsOf(configClass).map(({ env, description, default: fallback, defaultText: shown, secret }) => [
    `\`${env}\``,
    `${description.replaceAll('|', '\\|')}${secret ? ' Secret.' : ''}`,
    defaultText(fallback, shown),
  ]);
  return aligned([['variable', 'meaning', 'default'], ...rows]);
}

/**
 * Puts the table between the markers of a README.
 *
 * @throws Error when the README has no markers
 */
export function withSettingsTable(readme: string, configClass: abstract new () => object): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`the README needs the lines ${BEGIN} and ${END}`);
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${settingsTable(configClass)}\n\n${readme.slice(end)}`;
}
