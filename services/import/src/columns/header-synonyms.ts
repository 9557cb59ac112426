import type { Locale } from '../i18n/locale.js';
import type { ImportProperty } from './property.js';

/** What a header can mean: a property, or something that Rollcall recognises but does not import. */
export type HeaderMeaning = ImportProperty | 'salutation' | 'extension' | 'roles' | 'company' | 'address' | 'manager';

export const NOT_IMPORTABLE: ReadonlySet<HeaderMeaning> = new Set<HeaderMeaning>([
  'salutation',
  'extension',
  'roles',
  'company',
  'address',
  'manager',
]);

/**
 * Words that lists use above their columns. A word may stand under several meanings (`Naam`, `Afdeling`, `Poste`):
 * the other columns and the cells decide then.
 */
export const HEADER_SYNONYMS: Readonly<Record<HeaderMeaning, Readonly<Record<Locale, readonly string[]>>>> = {
  lastName: {
    nl: ['achternaam', 'familienaam', 'geslachtsnaam', 'naam'],
    en: ['last name', 'lastname', 'surname', 'family name', 'sn'],
    de: ['nachname', 'familienname', 'name', 'zuname'],
    fr: ['nom', 'nom de famille', "nom d'usage"],
  },
  firstName: {
    nl: ['voornaam', 'roepnaam', 'voornamen'],
    en: ['first name', 'firstname', 'given name', 'forename'],
    de: ['vorname', 'rufname'],
    fr: ['prénom', 'prenom'],
  },
  email: {
    nl: ['e-mail', 'e-mailadres', 'email', 'mailadres', 'e-mail werk', 'gebruikersnaam'],
    en: ['e-mail address', 'email', 'mail', 'e-mail', 'work email', 'e-mail 1 - value', 'username', 'upn'],
    de: ['e-mail', 'e-mail-adresse', 'mail', 'mailadresse', 'elektronische post'],
    fr: [
      'e-mail',
      'courriel',
      'adresse e-mail',
      'adresse électronique',
      'mél',
      'adresse courriel',
      'e-mail professionnel',
    ],
  },
  initials: {
    nl: ['initialen', 'voorletters', 'paraaf'],
    en: ['initials', 'monogram'],
    de: ['initialen', 'kürzel', 'namenskürzel'],
    fr: ['initiales', 'paraphe'],
  },
  title: {
    nl: ['titel', 'functie', 'functietitel', 'functienaam', 'functieomschrijving', 'rol'],
    en: ['title', 'job title', 'organization title', 'position', 'occupation', 'function'],
    de: ['position', 'funktion', 'stellenbezeichnung', 'berufsbezeichnung', 'titel'],
    fr: ['titre', 'fonction', 'poste', 'intitulé du poste', 'emploi'],
  },
  phone: {
    nl: ['telefoonnummer', 'telefoon', 'tel', 'tel.', 'zakelijke telefoonnummer', 'telefoon werk', 'doorkiesnummer'],
    en: [
      'phone',
      'phone number',
      'telephone',
      'telephone number',
      'business phone',
      'work phone',
      'phone 1 - value',
      'direct line',
      'ext',
    ],
    de: ['telefon', 'telefonnummer', 'tel.', 'telefon geschäftlich', 'durchwahl', 'festnetz'],
    fr: ['téléphone', 'tél.', 'numéro de téléphone', 'téléphone professionnel', 'ligne directe'],
  },
  groups: {
    nl: ['groep', 'groepen', 'gebruikersgroep', 'team', 'afdeling'],
    en: ['group', 'groups', 'user group', 'team', 'membership'],
    de: ['gruppe', 'gruppen', 'benutzergruppe', 'team'],
    fr: ['groupe', 'groupes', "groupe d'utilisateurs", 'équipe'],
  },
  middleName: {
    nl: ['tweede naam', 'middelste naam'],
    en: ['middle name', 'middle initial'],
    de: ['zweiter vorname', 'mittelname'],
    fr: ['deuxième prénom', 'second prénom'],
  },
  infix: {
    nl: ['tussenvoegsel', 'voorvoegsel', 'tussenvoegsels'],
    en: ['infix', 'name prefix', 'particle'],
    de: ['namenszusatz', 'vorsatzwort'],
    fr: ['particule'],
  },
  mobile: {
    nl: ['mobiel', 'mobiele nummer', 'gsm', '06', 'mobiele telefoon', 'mobiel nummer', 'mobiele telefoonnummer'],
    en: ['mobile', 'cell', 'cell phone', 'mobile phone'],
    de: ['mobil', 'handy', 'mobilnummer', 'mobiltelefon'],
    fr: ['mobile', 'portable', 'téléphone portable', 'gsm'],
  },
  homePhone: {
    nl: ['telefoon privé', 'privételefoon', 'thuis'],
    en: ['home phone', 'private phone'],
    de: ['telefon privat', 'privat'],
    fr: ['téléphone domicile', 'téléphone personnel'],
  },
  department: {
    nl: ['afdeling', 'dienst'],
    en: ['department', 'organization department', 'dept', 'division'],
    de: ['abteilung', 'bereich'],
    fr: ['service', 'département'],
  },
  businessUnit: {
    nl: ['businessunit', 'bedrijfsonderdeel', 'vestiging', 'kantoor', 'business unit'],
    en: ['business unit', 'office', 'branch'],
    de: ['business unit', 'geschäftsbereich', 'niederlassung'],
    fr: ["unité d'affaires", 'bureau', 'succursale'],
  },
  externalId: {
    nl: [
      'personeelsnummer',
      'medewerkernummer',
      'relatienummer',
      'extern id',
      'medewerker',
      'werknemer',
      'werknemersnummer',
      'nummer',
    ],
    en: [
      'staff no',
      'employee id',
      'employee number',
      'external id',
      'id',
      'object id',
      'employee',
      'employee no',
      'staff number',
    ],
    de: ['personalnummer', 'mitarbeiternummer', 'externe id'],
    fr: ['matricule', "numéro d'employé", 'identifiant externe'],
  },
  userType: {
    nl: ['type', 'soort', 'gebruikerstype', 'niveau'],
    en: ['type', 'user type', 'level', 'seniority'],
    de: ['typ', 'benutzertyp', 'stufe'],
    fr: ['type', "type d'utilisateur", 'niveau'],
  },
  tags: {
    nl: ['labels', 'tags', 'trefwoorden', 'label', 'tag'],
    en: ['tags', 'labels', 'keywords'],
    de: ['tags', 'schlagwörter', 'etiketten'],
    fr: ['étiquettes', 'mots-clés'],
  },
  locale: {
    nl: ['taal', 'voorkeurstaal', 'taalcode'],
    en: ['language', 'locale', 'preferred language'],
    de: ['sprache', 'bevorzugte sprache'],
    fr: ['langue', 'langue préférée'],
  },
  status: {
    nl: ['status', 'actief', 'inactief', 'in dienst'],
    en: ['status', 'active', 'inactive', 'enabled', 'activated', 'account enabled'],
    de: ['status', 'aktiv', 'inaktiv'],
    fr: ['statut', 'actif', 'inactif'],
  },
  startDate: {
    nl: [
      'startdatum',
      'startdatum dienstverband',
      'in dienst',
      'in dienst sinds',
      'datum in dienst',
      'begindatum',
      'datum indiensttreding',
    ],
    en: ['start date', 'hire date', 'date of hire'],
    de: ['eintritt', 'eintrittsdatum', 'startdatum'],
    fr: ["date d'entrée", "date d'embauche"],
  },
  endDate: {
    nl: ['uit dienst', 'datum uit dienst', 'einddatum'],
    en: ['end date', 'leave date', 'termination date'],
    de: ['austritt', 'austrittsdatum', 'enddatum'],
    fr: ['date de sortie', 'date de fin'],
  },
  notes: {
    nl: ['opmerkingen', 'notitie', 'opmerking', 'notities'],
    en: ['notes', 'remarks', 'comment'],
    de: ['bemerkung', 'notiz', 'bemerkungen', 'notizen'],
    fr: ['remarques', 'notes'],
  },
  fullName: {
    nl: ['volledige naam', 'naam', 'contactpersoon', 'medewerker', 'werknemer'],
    en: ['full name', 'name', 'display name', 'contact person', 'contact name', 'employee'],
    de: ['vollständiger name', 'anzeigename'],
    fr: ['nom complet', 'nom et prénom'],
  },
  salutation: {
    nl: ['aanhef', 'aanspreektitel', 'dhr/mevr'],
    en: ['salutation', 'honorific', 'prefix', 'mr/mrs'],
    de: ['anrede', 'titel'],
    fr: ['civilité'],
  },
  extension: {
    nl: ['toestel', 'intern nummer'],
    en: ['extension', 'ext', 'ext.'],
    de: ['nebenstelle', 'durchwahl'],
    fr: ['poste', 'extension'],
  },
  roles: {
    nl: ['rollen', 'systeembrede rollen'],
    en: ['roles', 'system-wide roles'],
    de: ['rollen', 'systemweite rollen'],
    fr: ['rôles'],
  },
  company: {
    nl: ['bedrijf', 'organisatie', 'klant', 'entiteit', 'bedrijfsnaam'],
    en: ['company', 'organisation', 'client', 'entity', 'company name', 'organization'],
    de: ['firma', 'unternehmen', 'mandant', 'kunde', 'entität'],
    fr: ['société', 'entreprise', 'client', 'entité'],
  },
  address: {
    nl: ['adres', 'straat', 'postcode', 'plaats', 'land'],
    en: ['address', 'street', 'zip', 'postal code', 'city', 'country'],
    de: ['adresse', 'straße', 'plz', 'ort', 'land'],
    fr: ['adresse', 'rue', 'code postal', 'ville', 'pays'],
  },
  manager: {
    nl: ['leidinggevende', 'manager'],
    en: ['manager', 'supervisor'],
    de: ['vorgesetzter', 'manager'],
    fr: ['responsable', 'supérieur'],
  },
};
