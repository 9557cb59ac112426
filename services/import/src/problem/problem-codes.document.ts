import { problemsEn } from '../i18n/problems.en.js';
import { problemsNl } from '../i18n/problems.nl.js';
import { PROBLEM_CODES, type ProblemCode } from './problem-codes.js';

const SECTIONS: readonly (readonly [prefix: string, title: string, text: string])[] = [
  ['F_', 'Fatal', 'The import stops before anything is written.'],
  ['E_', 'Errors', 'The row is left out; the others go on.'],
  ['W_', 'Warnings', 'The row is imported; somebody should look.'],
  ['H_', 'Holds', 'The import, or the row, waits until somebody confirms or decides.'],
];

/** `docs/problem-codes.md`: the registry and the messages as a table. */
export function problemCodesDocument(): string {
  const codes = Object.keys(PROBLEM_CODES) as ProblemCode[];
  const parts = SECTIONS.map(([prefix, title, text]) => {
    const rows = codes
      .filter((code) => code.startsWith(prefix))
      .map(
        (code) =>
          `| \`${code}\` | ${cell(PROBLEM_CODES[code])} | ${cell(problemsEn[code])} | ${cell(problemsNl[code])} |`,
      );
    const head = ['| code | meaning | message (en) | message (nl) |', '|---|---|---|---|'];
    return [`## ${title}`, '', text, '', ...head, ...rows].join('\n');
  });
  return [
    '# Problems of an import',
    '',
    'Generated from `services/import/src/problem/problem-codes.ts` by `npm run docs -w services/import`; do not edit.',
    'Codes are stable. In a message `{name}` is a parameter of the problem, or its `value` or `suggestion`.',
    '',
    parts.join('\n\n'),
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
