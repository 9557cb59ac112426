import type { PersonValues } from '@rollcall/contracts';
import { v7 } from 'uuid';

let counter = 0;

/** Values of a valid person, different at every call; override what the test is about. */
export function aPerson(values: PersonValues = {}): PersonValues & { lastName: string; email: string } {
  const n = ++counter;
  return {
    lastName: `Achternaam${n}`,
    firstName: `Voornaam${n}`,
    email: `persoon${n}.${process.pid}@example.com`,
    initials: 'AB',
    title: 'Medewerker',
    phone: `020-555-${String(n).padStart(4, '0')}`,
    ...values,
  } as PersonValues & { lastName: string; email: string };
}

/** A new UUIDv7: of an organisation, a user, anything. */
export function anId(): string {
  return v7();
}

export interface ListOptions {
  /** Groups of the n-th person, counted from 0. */
  readonly groups?: (n: number) => readonly string[];
  readonly delimiter?: string;
  readonly header?: boolean;
  /** Makes the addresses of two lists differ. */
  readonly prefix?: string;
}

const header = ['Achternaam', 'Voornaam', 'E-mailadres', 'Initialen', 'Titel', 'Telefoonnummer', 'Groep'];

/** A list of `count` valid people with the seven columns of the staff template, as text of a CSV file. */
export function aList(count: number, options: ListOptions = {}): string {
  const { groups = (n) => [`G${(n % 10) + 1}`], delimiter = ',', prefix = 'persoon' } = options;
  const lines = options.header === false ? [] : [header.join(delimiter)];
  for (let n = 0; n < count; n++) {
    const cells = [`Achternaam${n}`, `Voornaam${n}`, `${prefix}${n}@example.com`, 'AB', 'Medewerker', `020-${n}`];
    lines.push([...cells, groups(n).join('~')].join(delimiter));
  }
  return `${lines.join('\r\n')}\r\n`;
}
