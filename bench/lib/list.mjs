/** Lists to import: the usual seven columns, about 130 bytes a row, 200 groups, one to three of them per person. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export const GROUPS = 200;
export const HEADER = 'Achternaam;Voornaam;E-mailadres;Initialen;Titel;Telefoonnummer;Groep';

/** Person `n` (from 1) of a list; lists with different names are about different people. */
export function person(n, { list = 'a', title = 'Medewerker' } = {}) {
  const groups = Array.from({ length: 1 + (n % 3) }, (_, m) => `Afdeling ${(n * 7 + m * 13) % GROUPS}`);
  return {
    lastName: `van der Achternaam${n}`,
    firstName: `Voornaam ${n % 977}`,
    email: `voornaam.achternaam${n}@lijst-${list}.example`,
    initials: 'VA',
    title,
    phone: `020-${5_000_000 + n}`,
    groups: [...new Set(groups)],
  };
}

export function lineOf(n, options) {
  const { lastName, firstName, email, initials, title, phone, groups } = person(n, options);
  return `${lastName};${firstName};${email};${initials};${title};${phone};${groups.join('~')}`;
}

/** Writes a list as CSV, of the people from number `first` on; `titleOf` gives each of them a title of their own. */
export async function writeList(path, rows, { first = 1, titleOf, ...about } = {}) {
  async function* portions() {
    let portion = `${HEADER}\r\n`;
    for (let n = first; n < first + rows; n += 1) {
      portion += `${lineOf(n, titleOf ? { ...about, title: titleOf(n) } : about)}\r\n`;
      if (portion.length < 1 << 18) continue;
      yield portion;
      portion = '';
    }
    yield portion;
  }
  await pipeline(Readable.from(portions()), createWriteStream(path));
}
