import type { ImportProperty } from '../columns/property.js';
import type { Locale } from './locale.js';

type Descriptions = Readonly<Partial<Record<ImportProperty, string>>>;

/** What a label alone does not say. */
export const PROPERTY_DESCRIPTIONS: Readonly<Record<Locale, Descriptions>> = {
  nl: {
    email: 'Hiermee worden mensen herkend. Contactpersonen zonder e-mailadres krijgen geen account.',
    phone: 'Vrije tekst, bewaard zoals geschreven.',
    groups: 'Meerdere groepen gescheiden met een tilde (~). Onbekende groepen worden aangemaakt.',
    externalId: 'Herkent mensen in plaats van het e-mailadres, als deze kolom er is.',
    tags: 'Meerdere labels gescheiden met een tilde (~).',
    locale: 'Taal van de e-mails: een taalcode zoals nl of de naam van de taal.',
    status: 'Actief of inactief; ja of nee kan ook.',
    startDate: 'Bijvoorbeeld 2024-12-31 of 31-12-2024.',
    endDate: 'Bijvoorbeeld 2024-12-31 of 31-12-2024.',
    fullName: 'Wordt gesplitst in voornaam, tussenvoegsel en achternaam.',
  },
  en: {
    email: 'People are recognised by it. Contacts without an e-mail address get no account.',
    phone: 'Free text, kept as written.',
    groups: 'Several groups separated with a tilde (~). Unknown groups are created.',
    externalId: 'Recognises people instead of the e-mail address, if this column is there.',
    tags: 'Several tags separated with a tilde (~).',
    locale: 'Language of the e-mails: a code such as nl, or the name of the language.',
    status: 'Active or inactive; yes or no will do.',
    startDate: 'For example 2024-12-31 or 31-12-2024.',
    endDate: 'For example 2024-12-31 or 31-12-2024.',
    fullName: 'Is split into first name, infix and last name.',
  },
  de: {
    email: 'Daran werden Personen erkannt. Kontakte ohne E-Mail-Adresse erhalten kein Konto.',
    phone: 'Freier Text, bleibt wie geschrieben.',
    groups: 'Mehrere Gruppen mit einer Tilde (~) getrennt. Unbekannte Gruppen werden angelegt.',
    externalId: 'Erkennt Personen anstelle der E-Mail-Adresse, wenn es diese Spalte gibt.',
    tags: 'Mehrere Schlagwörter mit einer Tilde (~) getrennt.',
    locale: 'Sprache der E-Mails: ein Kürzel wie nl oder der Name der Sprache.',
    status: 'Aktiv oder inaktiv; ja oder nein geht auch.',
    startDate: 'Zum Beispiel 2024-12-31 oder 31.12.2024.',
    endDate: 'Zum Beispiel 2024-12-31 oder 31.12.2024.',
    fullName: 'Wird in Vorname, Namenszusatz und Nachname geteilt.',
  },
  fr: {
    email: 'Les personnes sont reconnues par cette adresse. Un contact sans adresse n’a pas de compte.',
    phone: 'Texte libre, conservé tel quel.',
    groups: 'Plusieurs groupes séparés par un tilde (~). Les groupes inconnus sont créés.',
    externalId: 'Reconnaît les personnes à la place de l’adresse, si cette colonne existe.',
    tags: 'Plusieurs mots-clés séparés par un tilde (~).',
    locale: 'Langue des courriels : un code comme nl ou le nom de la langue.',
    status: 'Actif ou inactif ; oui ou non convient aussi.',
    startDate: 'Par exemple 2024-12-31 ou 31/12/2024.',
    endDate: 'Par exemple 2024-12-31 ou 31/12/2024.',
    fullName: 'Est divisé en prénom, particule et nom.',
  },
};
