export type DateCheck =
  | { readonly state: 'good'; readonly date: string; readonly isAmbiguous: boolean }
  | { readonly state: 'bad'; readonly suggestion?: string };

const MONTHS = new Map<string, number>(
  [
    'jan januari january januar janvier jänner',
    'feb februari february februar février fevrier fév févr',
    'mrt maart mar march märz maerz mär mars',
    'apr april avril avr',
    'mei may mai',
    'jun juni june juin',
    'jul juli july juillet juil',
    'aug augustus august août aout',
    'sep sept september septembre',
    'okt oct oktober october octobre',
    'nov november novembre',
    'dec december dez dezember décembre decembre déc',
  ].flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

/**
 * A date as people write it: `2024-12-31`, `31-12-2024`, `31/12/2024`, `31.12.2024`, `31 december 2024`, with or without a
 * time. The day comes before the month; where both could be, that is said. What could only be month before day, a year
 * of two digits and a bare number are offered corrected, never taken.
 */
export function checkDate(text: string): DateCheck {
  if (text.length > 60) return { state: 'bad' };
  const value = text
    .replace(/^(\p{L}{2,10})\.?,? +(?=\d)/u, (start, word: string) => (MONTHS.has(word.toLowerCase()) ? start : ''))
    .replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?$/, '');
  const iso = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(value);
  if (iso && (value.length > 8 || /^\d{8}$/.test(value) || /\D/.test(value))) return dateOf(iso[1], iso[2], iso[3]);
  const numeric = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})$/.exec(value);
  if (numeric) return numericDate(value, Number(numeric[1]), Number(numeric[2]), numeric[3] ?? '');
  const named = /^(\d{1,2})\.?[- ]?(?:de )?(\p{L}{3,10})\.?[- ]?,? ?(\d{4})$/u.exec(value);
  if (named) return dateOf(named[3], MONTHS.get((named[2] ?? '').toLowerCase()), named[1]);
  const monthFirst = /^(\p{L}{3,10})\.? (\d{1,2}),? (\d{4})$/u.exec(value);
  if (monthFirst) return dateOf(monthFirst[3], MONTHS.get((monthFirst[1] ?? '').toLowerCase()), monthFirst[2]);
  // A bare number of five digits is how Excel stores a date whose column is not formatted.
  if (/^\d{5}$/.test(value)) return { state: 'bad', suggestion: serialDate(Number(value)) };
  return { state: 'bad' };
}

function numericDate(value: string, day: number, month: number, year: string): DateCheck {
  if (year.length === 2) {
    const guess = dateOf(`20${year}`, month, day);
    return guess.state === 'good' ? { state: 'bad', suggestion: guess.date } : { state: 'bad' };
  }
  const check = dateOf(year, month, day);
  // Nobody writes the month first with dots or hyphens; with slashes Americans do.
  if (check.state === 'good') return { ...check, isAmbiguous: value.includes('/') && day <= 12 && day !== month };
  const swapped = dateOf(year, day, month);
  return swapped.state === 'good' ? { state: 'bad', suggestion: swapped.date } : check;
}

function dateOf(year: unknown, month: unknown, day: unknown): DateCheck {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const date = new Date(Date.UTC(y, m - 1, d));
  const exists = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  if (!exists || y < 1900 || y > 2199) return { state: 'bad' };
  return { state: 'good', date: date.toISOString().slice(0, 10), isAmbiguous: false };
}

function serialDate(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
}
