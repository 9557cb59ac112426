import type { ProblemMessages } from './problem-messages.js';

export const problemsNl: ProblemMessages = {
  F_TOO_LARGE: 'De lijst is groter dan {limit:bytes}. Splits de lijst en importeer de delen na elkaar.',
  F_NOT_TEXT:
    'Dit is geen lijst met gescheiden waarden maar {found}. Sla de lijst op als CSV (of als .xlsx) en kies dat bestand.',
  F_WORKBOOK:
    'De werkmap kan niet worden gelezen ({reason}). Open haar in Excel en sla haar opnieuw op, of sla haar op als CSV.',
  F_UNPACKED_SIZE: 'De werkmap is uitgepakt groter dan toegestaan. Sla de lijst op als CSV.',
  F_EMPTY: 'Er staat niets in deze lijst.',
  F_ENCODING:
    'De lijst is geen {declared} (regel {line}). Het lijkt {likely}; kies dat, of sla de lijst opnieuw op als UTF-8.',
  F_DELIMITER: '‘{value}’ kan geen scheidingsteken zijn. Kies een komma, puntkomma, tab of een ander los teken.',
  F_DELIMITER_TIE: 'Meerdere scheidingstekens ({candidates}) geven {columns} kolommen. Kies het juiste.',
  F_WRONG_DELIMITER:
    '{found} kolom gevonden met ‘{delimiter}’; ‘{better}’ geeft er {columns}. Schakel over op ‘{better}’.',
  F_UNTERMINATED_QUOTE:
    'In regel {line} wordt een aanhalingsteken (") geopend dat nergens wordt gesloten. Sluit het of haal het weg.',
  F_RECORD_TOO_LARGE: 'De rij in regel {line} is groter dan {limit:bytes}.',
  F_TOO_MANY_RECORDS: 'De lijst heeft meer dan {limit} rijen. Splits de lijst en importeer de delen na elkaar.',
  F_TOO_MANY_COLUMNS:
    'De lijst heeft {found} kolommen; er zijn er hoogstens {limit} mogelijk. Verwijder kolommen die niet nodig zijn.',
  F_HEADER_AS_DATA:
    'Regel {line} lijkt een koptekst ({header}), maar er is aangegeven dat die er niet is. Zet de koptekst aan.',
  F_DUPLICATE_COLUMN: 'Meerdere kolommen kunnen ‘{property:property}’ zijn: {columns}. Kies er één.',
  F_DUPLICATE_MAPPING: 'De kolommen {first} en {second} vullen allebei ‘{property:property}’. Kies er één.',
  F_MAPPING_LENGTH: 'De indeling heeft {found} kolommen, de lijst heeft er {expected}.',
  F_UNKNOWN_PROPERTY: 'Het gegeven ‘{value}’ bestaat niet.',
  F_NO_KEY:
    'Er is geen kolom gekozen als ‘{property:property}’, dus niemand in de lijst is te herkennen. Kies die kolom.',
  F_ROWS_WITH_ERRORS:
    '{count} rijen bevatten fouten, en het was alles of niets. Verbeter ze, of importeer alleen de goede rijen.',
  F_EMPTY_FULL_LIST: 'Een volledige lijst zonder één goede rij zou iedereen deactiveren en wordt daarom geweigerd.',

  E_QUOTE:
    'In kolom {column} staat tekst na een afsluitend aanhalingsteken. Verdubbel een aanhalingsteken dat bij de waarde hoort ("").',
  E_TOO_MANY_CELLS:
    'De rij heeft {found} waarden voor {expected} kolommen. Zet een waarde met het scheidingsteken erin tussen dubbele aanhalingstekens.',
  E_CELL_TOO_LARGE: 'De waarde in kolom {column} is groter dan {limit:bytes}.',
  E_NUL: 'De waarde bevat NUL-tekens.',
  E_SURROGATE: 'De waarde bevat een half teken.',
  E_CONTROL: 'De waarde bevat een teken dat niet is toegestaan ({character}).',
  E_HEADER_REPEATED: 'Deze rij herhaalt de koptekst. Verwijder haar.',
  E_REQUIRED: '‘{property:property}’ ontbreekt.',
  E_TOO_LONG: 'De waarde heeft {length} tekens; hoogstens {limit} zijn toegestaan.',
  E_EMAIL: 'Naar ‘{value}’ kan geen mail: {reason:email}.',
  E_EMAIL_NONASCII: '‘{value}’ heeft vóór de @ letters die een e-mailadres hier niet kan hebben.',
  E_EMAIL_TAKEN: '‘{value}’ is het adres van {name}. Verbeter het, of geef {name} eerst een ander adres.',
  E_DATE: '‘{value}’ is geen datum. Schrijf haar als 2024-12-31.',
  E_DATE_ORDER: 'De einddatum {end} ligt vóór de startdatum {start}.',
  E_STATUS: '‘{value}’ betekent niet actief en niet inactief.',
  E_LOCALE: '‘{value}’ is geen taal. Schrijf nl, en, de of fr.',
  E_VALUE: '‘{value}’ kan niet worden opgeslagen.',
  E_DUPLICATE_CONFLICT: 'Regel {lines} gaat over dezelfde persoon en zegt iets anders. Laat er één staan.',
  E_AMBIGUOUS: 'Meerdere contactpersonen zonder e-mailadres hebben deze naam en dit telefoonnummer.',
  E_KIND_CONFLICT: '‘{value}’ hoort bij iemand van de andere soort (personeel of contactpersoon).',
  E_SELF: 'Uw eigen e-mailadres en status veranderen niet door een import.',
  E_MORE_PRIVILEGED:
    'Deze persoon heeft meer rechten dan u; uw import wijzigt het e-mailadres en de status daarom niet.',
  E_LAST_ADMIN: 'Er zou niemand overblijven die de organisatie mag beheren.',
  E_SYSTEM_GROUP: '‘{value}’ is een systeemgroep; daar kan hier niemand aan worden toegevoegd.',
  E_PRIVILEGE: 'De groep ‘{value}’ heeft rollen die u niet mag toekennen.',
  E_REFUSED: 'De rij kon niet worden opgeslagen.',

  W_ENCODING_GUESSED:
    'De lijst zegt niet hoe zij is gecodeerd; {encoding} is aangenomen. Controleer letters met accenten.',
  W_ENCODING_MARK: 'De lijst zegt zelf dat zij {found} is; dat is gebruikt in plaats van {declared}.',
  W_EXTRA_MARK: 'Een onzichtbaar merkteken midden in de lijst is weggelaten. Zijn er bestanden aan elkaar geplakt?',
  W_TITLE_LINES: 'De koptekst staat in regel {header}; de regels erboven worden niet gelezen.',
  W_DATA_AS_HEADER:
    'Regel {line} wordt als koptekst gebruikt maar lijkt een persoon (‘{value}’). Zet de koptekst uit als die er niet is.',
  W_SHORT_ROW: 'De rij heeft {found} van {expected} cellen; wat ontbreekt blijft zoals het is.',
  W_QUOTE_CHARACTER: 'Gebruik dubbele aanhalingstekens (") om waarden; andere horen bij de waarde.',
  W_REPLACEMENT_CHARACTER: '‘{value}’ bevat een teken dat al verloren was voordat de lijst hier kwam.',
  W_MOJIBAKE: '‘{value}’ lijkt dubbel gecodeerd. Is ‘{suggestion}’ bedoeld?',
  W_EXCEL_DAMAGE: '‘{value}’ lijkt op wat Excel van een verloren waarde overlaat.',
  W_LEADING_ZERO: '‘{value}’ is misschien de nul vooraan kwijt.',
  W_DOMAIN_TYPO: 'Is ‘{suggestion}’ bedoeld?',
  W_DATE_AMBIGUOUS: '‘{value}’ is gelezen als {date} (dag vóór maand).',
  W_NAME_SPLIT: '‘{value}’ is gesplitst in {parts}.',
  W_GROUP_SEPARATOR: '‘{value}’ geldt als één groep. Zijn het er meer? Scheid ze met ~: {suggestion}.',
  W_GROUP_SIMILAR: 'De nieuwe groep ‘{value}’ lijkt op de bestaande groep ‘{existing}’.',
  W_GROUP_SPELLING: '‘{value}’ is elders anders gespeld; ‘{used}’ wordt gebruikt.',
  W_DUPLICATE_ROW: 'De rij zegt hetzelfde als regel {line} en wordt overgeslagen.',
  W_GROUPS_MERGED: 'De rij zegt hetzelfde als regel {line}; haar groepen zijn daar toegevoegd.',
  W_KEPT_SELF: 'U staat niet in de volledige lijst; uw eigen account blijft actief.',
  W_KEPT_MORE_PRIVILEGED: 'De persoon heeft meer rechten dan u: staat niet in de volledige lijst, maar blijft actief.',
  W_KEPT_LAST_ADMIN: 'De laatste beheerder staat niet in de volledige lijst en blijft actief.',
  W_EDITS_LEFT_OUT:
    '{count} verbeteringen passen niet meer bij de lijst zoals die nu wordt gelezen, en tellen niet mee. Verbeter de cellen opnieuw.',
  W_INACTIVE: 'Deze persoon is inactief en blijft dat.',

  H_DEACTIVATIONS: 'Er zouden {count} personen worden gedeactiveerd. Typ het aantal om te bevestigen.',
  H_TRUNCATED:
    'De lijst is misschien afgebroken: zij heeft {records} rijen, de vorige volledige lijst had er {last}. Er zouden {count} personen worden gedeactiveerd.',
  H_MANY_GROUPS: 'Er zouden {count} nieuwe groepen komen. Is de juiste kolom gekozen? Typ het aantal om te bevestigen.',
  H_CHANGED: 'Deze persoon is gewijzigd nadat het plan was gemaakt.',
  H_GONE: 'Deze persoon is verwijderd nadat het plan was gemaakt.',
  H_EXISTS: 'Iemand met dit adres of nummer is toegevoegd nadat het plan was gemaakt.',
};
