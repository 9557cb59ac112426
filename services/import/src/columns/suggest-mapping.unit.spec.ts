import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '../i18n/locale.js';
import { codesOf, readList } from '../reading/list.fixture.js';
import { checkMapping } from './check-mapping.js';
import { describeColumns } from './describe-columns.js';
import { headerKey } from './header-words.js';
import { IMPORT_PROPERTIES, type ImportProperty } from './property.js';
import { suggestMapping, type RememberedMapping } from './suggest-mapping.js';
import { importProperties, importTemplate } from './template.js';

function suggest(headers: string[], rows: string[][] = [], remembered?: RememberedMapping) {
  const columns = describeColumns(headers, rows, headers.length);
  const { suggestions, problems } = suggestMapping(columns, { kind: 'staff', ...(remembered ? { remembered } : {}) });
  return {
    properties: suggestions.map(({ property }) => property),
    reasons: suggestions.map(({ reason }) => reason),
    problems,
    suggestions,
  };
}

describe('suggesting a mapping', () => {
  it.each<[string, string, (ImportProperty | null)[]]>([
    [
      'T-038 German',
      'Name;Vorname;E-Mail;Kürzel;Position;Telefon;Gruppe',
      ['lastName', 'firstName', 'email', 'initials', 'title', 'phone', 'groups'],
    ],
    [
      'T-039 French',
      'Nom;Prénom;Courriel;Initiales;Fonction;Téléphone;Groupes',
      ['lastName', 'firstName', 'email', 'initials', 'title', 'phone', 'groups'],
    ],
    [
      'T-040 Dutch',
      'E-mail;Voornaam;Achternaam;Initialen;Titel;Zakelijke telefoonnummer;Groep',
      ['email', 'firstName', 'lastName', 'initials', 'title', 'phone', 'groups'],
    ],
    [
      'payroll, AFAS',
      'Personeelsnummer;Naam;Roepnaam;Voorvoegsel;Achternaam;E-mail werk;Telefoon werk;Functie;Datum in dienst',
      ['externalId', null, 'firstName', 'infix', 'lastName', 'email', 'phone', 'title', 'startDate'],
    ],
    [
      'payroll, Nmbrs and Exact',
      'Tussenvoegsel;Achternaam;E-mailadres zakelijk;E-mailadres privé;Functieomschrijving;Startdatum dienstverband',
      ['infix', 'lastName', 'email', null, 'title', 'startDate'],
    ],
    [
      'contacts of Outlook',
      'First Name;Last Name;Title;E-mail Address;E-mail 2 Address;Home Phone;Business Phone;Job Title;Department',
      ['firstName', 'lastName', null, 'email', null, 'homePhone', 'phone', 'title', 'department'],
    ],
    [
      'contacts of Google',
      'First Name;Last Name;E-mail 1 - Label;E-mail 1 - Value;E-mail 2 - Value;Phone 1 - Value;Organization Title;Organization Department',
      ['firstName', 'lastName', null, 'email', null, 'phone', 'title', 'department'],
    ],
    [
      'users of Google Workspace',
      'First Name [Required];Last Name [Required];Email Address [Required];Password [Required];Employee ID;Status [READ ONLY]',
      ['firstName', 'lastName', 'email', null, 'externalId', 'status'],
    ],
    [
      'users of Entra',
      'userPrincipalName;displayName;surname;mail;givenName;userType;jobTitle;accountEnabled;telephoneNumber;mobilePhone;Object Id',
      [null, null, 'lastName', 'email', 'firstName', 'userType', 'title', 'status', 'phone', 'mobile', 'externalId'],
    ],
    [
      'English',
      'Last name;First name;Work email;Employee ID;Job title;Mobile phone;User group',
      ['lastName', 'firstName', 'email', 'externalId', 'title', 'mobile', 'groups'],
    ],
    ['shouting and spaces', ' ACHTERNAAM ;voor-naam;E_MAIL', ['lastName', 'firstName', 'email']],
    ['without accents', 'Nom;Prenom;Telephone', ['lastName', 'firstName', 'phone']],
    ['decomposed accents', 'Nom;Pre\u0301nom;Te\u0301le\u0301phone', ['lastName', 'firstName', 'phone']],
    [
      'unit words',
      'Achternaam;E-mail (werk);Telefoon kantoor;Telefoon privé thuis;Mobiel zakelijk',
      ['lastName', 'email', 'phone', 'homePhone', 'mobile'],
    ],
    ['one edit', 'Achtrenaam;Voornam;Emailadress', ['lastName', 'firstName', 'email']],
    ['a last name beside an infix', 'Naam;Voorvoegsel;Voorletters', ['lastName', 'infix', 'initials']],
    ['a whole name', 'Naam;E-mail', ['fullName', 'email']],
    ['a whole name beside its parts', 'Naam;Achternaam;Voornaam', [null, 'lastName', 'firstName']],
    ['a department beside a group', 'Achternaam;Afdeling;Groep', ['lastName', 'department', 'groups']],
    ['start and end', 'Achternaam;Datum in dienst;Uit dienst', ['lastName', 'startDate', 'endDate']],
    [
      'what is not imported',
      'Achternaam;Aanhef;Bedrijf;Postcode;Rollen;Leidinggevende;Toestel',
      ['lastName', null, null, null, null, null, null],
    ],
  ])('%s', (_, headers, expected) => {
    const { properties, problems } = suggest(headers.split(';'));
    expect(properties).toEqual(expected);
    expect(problems).toEqual([]);
  });

  it('gives the reason and the confidence of each suggestion', () => {
    const { suggestions } = suggest(
      ['Achternaam', 'Voornaan', 'E-mail (kantoor)', 'Bedrijf', 'zzz', 'qqq'],
      [['', '', '', '', '', 'x']],
    );
    expect(suggestions.map(({ property, reason, confidence }) => [property, reason, confidence])).toEqual([
      ['lastName', 'synonym:nl', 1],
      ['firstName', 'edit:voornaam', 0.8],
      ['email', 'unit-word:nl', 0.9],
      [null, 'not-importable:company', 1],
      [null, 'blank', 0],
      [null, 'unknown', 0],
    ]);
  });

  it('T-044 leaves two columns of one name to the administrator', () => {
    const { properties, reasons, problems } = suggest(['Achternaam', 'Groep', 'Groep']);
    expect(properties).toEqual(['lastName', null, null]);
    expect(reasons.slice(1)).toEqual(['duplicate:groups', 'duplicate:groups']);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'F_DUPLICATE_COLUMN',
        property: 'groups',
        params: { property: 'groups', columns: 'Groep, Groep' },
      }),
    ]);
  });

  it('prefers the certain one of two columns', () => {
    const { properties, reasons } = suggest(['E-mail', 'Gebruikersnaam'], [['a@x.nl', 'a@x.nl']]);
    expect(properties).toEqual(['email', null]);
    expect(reasons[1]).toBe('taken:email');
    expect(suggest(['Gebruikersnaam'], [['jjansen']]).properties).toEqual([null]);
    expect(suggest(['Gebruikersnaam'], [['j@x.nl']]).properties).toEqual(['email']);
  });

  it.each([
    ['Afdeling', [['Tax~Audit']], 'groups'],
    ['Afdeling', [['Tax']], 'department'],
    ['In dienst', [['1-9-2024']], 'startDate'],
    ['In dienst', [['ja']], 'status'],
    ['ext', [['12']], 'phone'],
    ['Medewerker', [['1001']], 'externalId'],
    ['Medewerker', [['Jan Jansen']], 'fullName'],
  ] as const)('%s is decided by its cells %j: %s', (header, rows, expected) => {
    expect(
      suggest(
        [header],
        rows.map((row) => [...row]),
      ).properties,
    ).toEqual([expected]);
  });

  it('T-045 suggests by the cells where a header is blank or unknown', () => {
    const { properties, reasons } = suggest(
      ['', 'xyz', 'zzz', 'Achternaam'],
      [
        ['j@x.nl', '416-555-5117 Ext: 128', 'G1~G2', 'A'],
        ['k@x.nl', '+31 6 12345678', 'G1', 'B'],
      ],
    );
    expect(properties).toEqual(['email', 'phone', 'groups', 'lastName']);
    expect(reasons.slice(0, 3)).toEqual(['content:@', 'content:digits', 'content:~']);
  });

  it('never takes the columns that a report adds for people', () => {
    const { properties, reasons } = suggest(
      ['Achternaam', 'rollcall:line', 'rollcall:messages'],
      [['A', '1234567', 'j@x.nl ~']],
    );
    expect(properties).toEqual(['lastName', null, null]);
    expect(reasons.slice(1)).toEqual(['report', 'report']);
  });

  it('remembers what was chosen last time, before anything else', () => {
    const remembered: RememberedMapping = { [headerKey('Groep')]: 'department', [headerKey('Titel')]: null };
    const { properties, reasons } = suggest(['Groep', 'Titel', 'Afdeling'], [], remembered);
    expect(properties).toEqual(['department', null, null]);
    expect(reasons).toEqual(['remembered', 'ignored-before', 'taken:department']);
  });

  it.each(LOCALES)('recognises every label of its own in %s', (locale) => {
    for (const { property, label } of importProperties(locale)) {
      const header = property === 'lastName' ? [label, importProperties(locale)[1]?.label ?? ''] : [label];
      expect([label, suggest(header).properties[0]]).toEqual([label, property]);
    }
  });
});

describe('a mapping', () => {
  it.each<[string, (ImportProperty | null)[], 'staff' | 'contact', string[]]>([
    ['T-048 without an address, for staff', ['lastName', 'phone'], 'staff', ['F_NO_KEY']],
    ['with a number instead of an address', ['externalId', 'phone'], 'staff', []],
    ['without an address, for contacts', ['lastName', 'phone'], 'contact', []],
    ['with a whole name, for contacts', ['fullName', null], 'contact', []],
    ['without anybody, for contacts', ['phone', null], 'contact', ['F_NO_KEY']],
    ['with one property twice', ['email', 'email'], 'staff', ['F_DUPLICATE_MAPPING']],
    ['with a name and its parts', ['email', 'lastName', 'fullName'], 'staff', ['F_DUPLICATE_MAPPING']],
    ['that names nothing real', ['email', 'shoeSize' as ImportProperty], 'staff', ['F_UNKNOWN_PROPERTY']],
  ])('%s', (_, mapping, kind, expected) => {
    expect(codesOf(checkMapping(mapping, kind, mapping.length))).toEqual(expected);
  });

  it('has as many columns as the list', () => {
    expect(codesOf(checkMapping(['email'], 'staff', 2))).toEqual(['F_MAPPING_LENGTH']);
  });
});

describe('a template', () => {
  it.each(LOCALES)('in %s is a list of which every column is known', async (locale) => {
    const { suggestions, problems } = await readList(`${importTemplate('staff', locale)}A,B,a@x.nl,AB,T,1234567,G\r\n`);
    expect(suggestions.map(({ property }) => property)).toEqual([
      'lastName',
      'firstName',
      'email',
      'initials',
      'title',
      'phone',
      'groups',
    ]);
    expect(problems).toEqual([]);
  });

  it('describes every property', () => {
    const properties = importProperties('nl');
    expect(properties.map(({ property }) => property)).toEqual([...IMPORT_PROPERTIES]);
    expect(properties.find(({ property }) => property === 'email')).toMatchObject({
      label: 'E-mailadres',
      required: { staff: true, contact: false },
      maxLength: 254,
      multiple: false,
    });
  });
});

describe('a prefix of names', () => {
  const header = ['Name Prefix', 'First Name', 'Last Name'];

  it('is part of the last name where it is one', () => {
    const rows = [
      ['van der', 'Jan', 'Berg'],
      ['', 'Piet', 'Puk'],
    ];
    expect(suggest(header, rows).properties).toEqual(['infix', 'firstName', 'lastName']);
  });

  it('is none of anybody’s name where it says Mr', () => {
    const { properties, reasons } = suggest(header, [
      ['Mr', 'John', 'Smith'],
      ['Dhr.', 'Jan', 'Bos'],
    ]);
    expect(properties).toEqual([null, 'firstName', 'lastName']);
    expect(reasons[0]).toBe('not-importable:salutation');
  });
});
