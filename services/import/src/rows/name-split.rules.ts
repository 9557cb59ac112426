export interface SplitName {
  readonly lastName: string;
  readonly firstName?: string;
  readonly infix?: string;
}

/** Words between first and last name, as Dutch sorts them; also what German, French and others write there. */
const INFIX_WORDS = new Set(
  "van von vom zu zum zur de den der het te ten ter 't ’t 's ’s in op aan bij over onder uit voor d' l' la le du des da das dos do di del della el al af av".split(
    ' ',
  ),
);

/** A word that begins an infix of more words (`van der`, `in 't`), or stands alone as one. */
const CANNOT_START = new Set(['zu', 'zur']);

/**
 * Splits a whole name: `Graaf, Nicole de` at its comma, `Nicole de Graaf` in front of the infix, else before the last word.
 * A guess by nature, which is why every use of it is shown as a warning.
 */
export function splitFullName(name: string): SplitName {
  const comma = name.indexOf(',');
  if (comma > 0) return splitAtComma(name.slice(0, comma).trim(), name.slice(comma + 1).trim());
  const words = name.split(/\s+/u).filter((word) => word !== '');
  if (words.length === 1) return { lastName: name.trim() };
  const start = words.findIndex(
    (word, index) => index > 0 && index < words.length - 1 && isInfix(word) && !CANNOT_START.has(word),
  );
  if (start === -1) return { firstName: words.slice(0, -1).join(' '), lastName: words[words.length - 1] ?? '' };
  let end = start;
  while (end < words.length - 1 && isInfix(words[end] ?? '')) end += 1;
  return {
    firstName: words.slice(0, start).join(' '),
    infix: words.slice(start, end).join(' '),
    lastName: words.slice(end).join(' '),
  };
}

function splitAtComma(last: string, rest: string): SplitName {
  if (rest === '') return { lastName: last };
  const words = rest.split(/\s+/u);
  let end = words.length;
  while (end > 1 && isInfix(words[end - 1] ?? '')) end -= 1;
  const infix = words.slice(end).join(' ');
  const first = { lastName: last, firstName: words.slice(0, end).join(' ') };
  return infix === '' ? first : { ...first, infix };
}

function isInfix(word: string): boolean {
  return INFIX_WORDS.has(word.toLowerCase());
}
