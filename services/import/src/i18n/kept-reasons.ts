import { PROPERTY_LABELS } from './property-labels.js';
import type { Locale } from './locale.js';

type Words = Readonly<Record<string, string>>;

/** Why an undo left a row as it is, beside the properties that somebody changed since. */
const REASONS: Readonly<Record<Locale, Words>> = {
  nl: {
    'signed-in': 'heeft al aangemeld',
    memberships: 'groepen sindsdien gewijzigd',
    roles: 'heeft rollen gekregen',
    changed: 'sindsdien gewijzigd',
    deleted: 'is verwijderd',
    'last-admin': 'is de laatste beheerder',
  },
  en: {
    'signed-in': 'has signed in',
    memberships: 'groups changed since',
    roles: 'was given roles',
    changed: 'changed since',
    deleted: 'was removed',
    'last-admin': 'is the last administrator',
  },
  de: {
    'signed-in': 'hat sich angemeldet',
    memberships: 'Gruppen seitdem geändert',
    roles: 'hat Rollen bekommen',
    changed: 'seitdem geändert',
    deleted: 'wurde entfernt',
    'last-admin': 'ist der letzte Administrator',
  },
  fr: {
    'signed-in': 's’est connecté',
    memberships: 'groupes modifiés depuis',
    roles: 'a reçu des rôles',
    changed: 'modifié depuis',
    deleted: 'a été supprimé',
    'last-admin': 'est le dernier administrateur',
  },
};

/** Reasons to keep a row as a person reads them; properties by their label, what is not known as it is. */
export function keptReasons(reasons: readonly string[], locale: Locale): string {
  const labels: Words = PROPERTY_LABELS[locale];
  return reasons.map((reason) => REASONS[locale][reason] ?? labels[reason] ?? reason).join(', ');
}
