import type { ProblemMessages } from './problem-messages.js';

export const problemsFr: ProblemMessages = {
  F_TOO_LARGE: 'La liste dépasse {limit:bytes}. Divisez-la et importez les parties l’une après l’autre.',
  F_NOT_TEXT:
    'Ce n’est pas une liste de valeurs séparées mais {found}. Enregistrez la liste en CSV (ou en .xlsx) et choisissez ce fichier.',
  F_WORKBOOK: 'Le classeur est illisible ({reason}). Enregistrez-le de nouveau dans Excel ou en CSV.',
  F_UNPACKED_SIZE: 'Le classeur décompressé dépasse la taille permise. Enregistrez la liste en CSV.',
  F_EMPTY: 'Cette liste est vide.',
  F_ENCODING:
    'La liste n’est pas en {declared} (ligne {line}). Elle semble être en {likely} ; choisissez cela ou enregistrez-la en UTF-8.',
  F_DELIMITER:
    '« {value} » ne peut pas être un séparateur. Choisissez virgule, point-virgule, tabulation ou un autre signe.',
  F_DELIMITER_TIE: 'Plusieurs séparateurs ({candidates}) donnent {columns} colonnes. Choisissez le bon.',
  F_WRONG_DELIMITER:
    '{found} colonne trouvée avec « {delimiter} » ; « {better} » en donne {columns}. Passez à « {better} ».',
  F_UNTERMINATED_QUOTE: 'Un guillemet (") est ouvert à la ligne {line} et jamais fermé. Fermez-le ou supprimez-le.',
  F_RECORD_TOO_LARGE: 'La ligne {line} dépasse {limit:bytes}.',
  F_TOO_MANY_RECORDS: 'La liste a plus de {limit} lignes. Divisez-la et importez les parties l’une après l’autre.',
  F_TOO_MANY_COLUMNS: 'La liste a {found} colonnes ; {limit} au plus sont possibles. Supprimez les colonnes inutiles.',
  F_HEADER_AS_DATA:
    'La ligne {line} ressemble à un en-tête ({header}), mais la liste est déclarée sans. Activez l’en-tête.',
  F_DUPLICATE_COLUMN: 'Plusieurs colonnes pourraient être « {property:property} » : {columns}. Choisissez-en une.',
  F_DUPLICATE_MAPPING:
    'Les colonnes {first} et {second} remplissent toutes deux « {property:property} ». Choisissez-en une.',
  F_MAPPING_LENGTH: 'La correspondance a {found} colonnes, la liste en a {expected}.',
  F_UNKNOWN_PROPERTY: 'La propriété « {value} » n’existe pas.',
  F_NO_KEY:
    'Aucune colonne n’est choisie comme « {property:property} » ; personne n’est reconnaissable. Choisissez cette colonne.',
  F_ROWS_WITH_ERRORS:
    '{count} lignes ont des erreurs, et c’était tout ou rien. Corrigez-les, ou n’importez que les bonnes lignes.',
  F_EMPTY_FULL_LIST: 'Une liste complète sans une seule bonne ligne désactiverait tout le monde ; elle est refusée.',

  E_QUOTE:
    'Il y a du texte après un guillemet fermant dans la colonne {column}. Doublez un guillemet qui fait partie de la valeur ("").',
  E_TOO_MANY_CELLS:
    'La ligne a {found} valeurs pour {expected} colonnes. Mettez entre guillemets doubles une valeur qui contient le séparateur.',
  E_CELL_TOO_LARGE: 'La valeur de la colonne {column} dépasse {limit:bytes}.',
  E_NUL: 'La valeur contient des caractères NUL.',
  E_SURROGATE: 'La valeur contient un demi-caractère.',
  E_CONTROL: 'La valeur contient un caractère interdit ({character}).',
  E_HEADER_REPEATED: 'Cette ligne répète l’en-tête. Supprimez-la.',
  E_REQUIRED: '« {property:property} » manque.',
  E_TOO_LONG: 'La valeur a {length} caractères ; {limit} au plus sont permis.',
  E_EMAIL: 'Aucun courriel ne peut aller à « {value} » : {reason:email}.',
  E_EMAIL_NONASCII: '« {value} » a avant le @ des lettres qu’une adresse ne peut pas avoir ici.',
  E_EMAIL_TAKEN: '« {value} » est l’adresse de {name}. Corrigez-la, ou donnez d’abord une autre adresse à {name}.',
  E_DATE: '« {value} » n’est pas une date. Écrivez-la 2024-12-31.',
  E_DATE_ORDER: 'La date de fin {end} précède la date de début {start}.',
  E_STATUS: '« {value} » ne dit ni actif ni inactif.',
  E_LOCALE: '« {value} » n’est pas une langue. Écrivez nl, en, de ou fr.',
  E_VALUE: '« {value} » ne peut pas être enregistré.',
  E_DUPLICATE_CONFLICT: 'La ligne {lines} concerne la même personne et dit autre chose. N’en laissez qu’une.',
  E_AMBIGUOUS: 'Plusieurs contacts sans adresse ont ce nom et ce numéro de téléphone.',
  E_KIND_CONFLICT: '« {value} » appartient à une personne de l’autre sorte (personnel ou contact).',
  E_SELF: 'Votre propre adresse et votre statut ne changent pas par un import.',
  E_MORE_PRIVILEGED:
    'Cette personne a plus de droits que vous ; votre importation ne modifie donc ni son adresse ni son statut.',
  E_LAST_ADMIN: 'Plus personne ne pourrait administrer l’organisation.',
  E_SYSTEM_GROUP: '« {value} » est un groupe système ; on ne peut y ajouter personne ici.',
  E_PRIVILEGE: 'Le groupe « {value} » porte des rôles que vous ne pouvez pas attribuer.',
  E_REFUSED: 'La ligne n’a pas pu être enregistrée.',

  W_ENCODING_GUESSED: 'La liste ne dit pas son encodage ; {encoding} a été supposé. Vérifiez les accents.',
  W_ENCODING_MARK: 'La liste dit être en {found} ; c’est ce qui a été utilisé au lieu de {declared}.',
  W_EXTRA_MARK: 'Une marque invisible au milieu de la liste a été omise. Des fichiers ont-ils été joints ?',
  W_TITLE_LINES: 'L’en-tête est à la ligne {header} ; les lignes au-dessus ne sont pas lues.',
  W_DATA_AS_HEADER:
    'La ligne {line} sert d’en-tête mais ressemble à une personne (« {value} »). Désactivez l’en-tête s’il n’y en a pas.',
  W_SHORT_ROW: 'La ligne a {found} cellules sur {expected} ; ce qui manque reste tel quel.',
  W_QUOTE_CHARACTER: 'Mettez les valeurs entre guillemets doubles (") ; les autres font partie de la valeur.',
  W_REPLACEMENT_CHARACTER: '« {value} » contient un caractère perdu avant l’arrivée de la liste.',
  W_MOJIBAKE: '« {value} » semble encodé deux fois. Vouliez-vous « {suggestion} » ?',
  W_EXCEL_DAMAGE: '« {value} » ressemble à ce qu’Excel laisse d’une valeur perdue.',
  W_LEADING_ZERO: '« {value} » a peut-être perdu son zéro initial.',
  W_DOMAIN_TYPO: 'Vouliez-vous « {suggestion} » ?',
  W_DATE_AMBIGUOUS: '« {value} » a été lu {date} (jour avant mois).',
  W_NAME_SPLIT: '« {value} » a été divisé en {parts}.',
  W_GROUP_SEPARATOR: '« {value} » compte pour un groupe. Y en a-t-il plusieurs ? Séparez-les par ~ : {suggestion}.',
  W_GROUP_SIMILAR: 'Le nouveau groupe « {value} » ressemble au groupe « {existing} ».',
  W_GROUP_SPELLING: '« {value} » est écrit autrement ailleurs ; « {used} » est utilisé.',
  W_DUPLICATE_ROW: 'La ligne dit la même chose que la ligne {line} et est ignorée.',
  W_GROUPS_MERGED: 'La ligne dit la même chose que la ligne {line} ; ses groupes y ont été ajoutés.',
  W_KEPT_SELF: 'Vous n’êtes pas dans la liste complète ; votre propre compte reste actif.',
  W_KEPT_MORE_PRIVILEGED: 'La personne a plus de droits que vous : absente de la liste complète, elle reste active.',
  W_KEPT_LAST_ADMIN: 'Le dernier administrateur n’est pas dans la liste complète et reste actif.',
  W_EDITS_LEFT_OUT:
    '{count} corrections ne vont plus avec la liste telle qu’elle est lue maintenant, et ne comptent pas. Corrigez ces cellules à nouveau.',
  W_INACTIVE: 'Cette personne est inactive et le reste.',

  H_DEACTIVATIONS: '{count} personnes seraient désactivées. Tapez le nombre pour confirmer.',
  H_TRUNCATED:
    'La liste est peut-être coupée : elle a {records} lignes, la dernière liste complète en avait {last}. {count} personnes seraient désactivées.',
  H_MANY_GROUPS:
    '{count} nouveaux groupes seraient créés. La bonne colonne est-elle choisie ? Tapez le nombre pour confirmer.',
  H_CHANGED: 'Cette personne a été modifiée après le plan.',
  H_GONE: 'Cette personne a été supprimée après le plan.',
  H_EXISTS: 'Une personne avec cette adresse ou ce numéro a été ajoutée après le plan.',
};
