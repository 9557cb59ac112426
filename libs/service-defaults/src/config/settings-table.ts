import { settingsOf } from './setting.decorator.js';

const BEGIN = '<!-- settings:begin -->';
const END = '<!-- settings:end -->';

function defaultText(fallback: unknown, shown: string | undefined): string {
  if (shown) return shown;
  return typeof fallback === 'string' && fallback !== '' ? `\`${fallback}\`` : '';
}

/** Markdown table of the settings of a config class. */
export function settingsTable(configClass: abstract new () => object): string {
  const rows = settingsOf(configClass).map(
    ({ env, description, default: fallback, defaultText: shown, secret }) =>
      `| \`${env}\` | ${description.replaceAll('|', '\\|')}${secret ? ' Secret.' : ''} | ${defaultText(fallback, shown)} |`,
  );
  return ['| variable | meaning | default |', '| --- | --- | --- |', ...rows].join('\n');
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
