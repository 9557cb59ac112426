import type { ProblemMessages } from './problem-messages.js';

export const problemsDe: ProblemMessages = {
  F_TOO_LARGE: 'Die Liste ist größer als {limit:bytes}. Teilen Sie sie und importieren Sie die Teile nacheinander.',
  F_NOT_TEXT:
    'Das ist keine Liste mit getrennten Werten, sondern {found}. Speichern Sie die Liste als CSV (oder als .xlsx) und wählen Sie diese Datei.',
  F_WORKBOOK: 'Die Arbeitsmappe ist nicht lesbar ({reason}). Speichern Sie sie in Excel neu oder als CSV.',
  F_UNPACKED_SIZE: 'Die Arbeitsmappe ist entpackt größer als erlaubt. Speichern Sie die Liste als CSV.',
  F_EMPTY: 'In dieser Liste steht nichts.',
  F_ENCODING:
    'Die Liste ist nicht {declared} (Zeile {line}). Sie sieht nach {likely} aus; wählen Sie das, oder speichern Sie sie neu als UTF-8.',
  F_DELIMITER:
    '„{value}“ kann kein Trennzeichen sein. Wählen Sie Komma, Semikolon, Tabulator oder ein anderes einzelnes Zeichen.',
  F_DELIMITER_TIE: 'Mehrere Trennzeichen ({candidates}) ergeben {columns} Spalten. Wählen Sie das richtige.',
  F_WRONG_DELIMITER:
    '{found} Spalte mit „{delimiter}“ gefunden; „{better}“ ergibt {columns}. Wechseln Sie zu „{better}“.',
  F_UNTERMINATED_QUOTE:
    'In Zeile {line} wird ein Anführungszeichen (") geöffnet und nie geschlossen. Schließen oder entfernen Sie es.',
  F_RECORD_TOO_LARGE: 'Die Zeile {line} ist größer als {limit:bytes}.',
  F_TOO_MANY_RECORDS:
    'Die Liste hat mehr als {limit} Zeilen. Teilen Sie sie und importieren Sie die Teile nacheinander.',
  F_TOO_MANY_COLUMNS:
    'Die Liste hat {found} Spalten; höchstens {limit} sind möglich. Entfernen Sie nicht benötigte Spalten.',
  F_HEADER_AS_DATA:
    'Zeile {line} sieht nach einer Kopfzeile aus ({header}), die Liste soll aber keine haben. Schalten Sie die Kopfzeile ein.',
  F_DUPLICATE_COLUMN: 'Mehrere Spalten könnten „{property:property}“ sein: {columns}. Wählen Sie eine.',
  F_DUPLICATE_MAPPING: 'Die Spalten {first} und {second} füllen beide „{property:property}“. Wählen Sie eine.',
  F_MAPPING_LENGTH: 'Die Zuordnung hat {found} Spalten, die Liste {expected}.',
  F_UNKNOWN_PROPERTY: 'Die Eigenschaft „{value}“ gibt es nicht.',
  F_NO_KEY: 'Keine Spalte ist als „{property:property}“ gewählt, daher ist niemand erkennbar. Wählen Sie diese Spalte.',
  F_ROWS_WITH_ERRORS:
    '{count} Zeilen haben Fehler, und es sollte alles oder nichts gelten. Korrigieren Sie sie, oder importieren Sie nur die guten Zeilen.',
  F_EMPTY_FULL_LIST: 'Eine vollständige Liste ohne eine gute Zeile würde alle deaktivieren und wird abgelehnt.',

  E_QUOTE:
    'In Spalte {column} steht Text nach einem schließenden Anführungszeichen. Verdoppeln Sie Anführungszeichen im Wert ("").',
  E_TOO_MANY_CELLS:
    'Die Zeile hat {found} Werte für {expected} Spalten. Setzen Sie Werte mit Trennzeichen in doppelte Anführungszeichen.',
  E_CELL_TOO_LARGE: 'Der Wert in Spalte {column} ist größer als {limit:bytes}.',
  E_NUL: 'Der Wert enthält NUL-Zeichen.',
  E_SURROGATE: 'Der Wert enthält ein halbes Zeichen.',
  E_CONTROL: 'Der Wert enthält ein unzulässiges Zeichen ({character}).',
  E_HEADER_REPEATED: 'Diese Zeile wiederholt die Kopfzeile. Entfernen Sie sie.',
  E_REQUIRED: '„{property:property}“ fehlt.',
  E_TOO_LONG: 'Der Wert hat {length} Zeichen; höchstens {limit} sind erlaubt.',
  E_EMAIL: 'An „{value}“ kann keine E-Mail gehen: {reason:email}.',
  E_EMAIL_NONASCII: '„{value}“ hat vor dem @ Buchstaben, die eine Adresse hier nicht haben kann.',
  E_EMAIL_TAKEN: '„{value}“ ist die Adresse von {name}. Korrigieren Sie sie, oder geben Sie {name} zuerst eine andere.',
  E_DATE: '„{value}“ ist kein Datum. Schreiben Sie es als 2024-12-31.',
  E_DATE_ORDER: 'Das Enddatum {end} liegt vor dem Startdatum {start}.',
  E_STATUS: '„{value}“ bedeutet weder aktiv noch inaktiv.',
  E_LOCALE: '„{value}“ ist keine Sprache. Schreiben Sie nl, en, de oder fr.',
  E_VALUE: '„{value}“ kann nicht gespeichert werden.',
  E_DUPLICATE_CONFLICT: 'Zeile {lines} betrifft dieselbe Person und sagt etwas anderes. Lassen Sie eine stehen.',
  E_AMBIGUOUS: 'Mehrere Kontakte ohne E-Mail-Adresse haben diesen Namen und diese Telefonnummer.',
  E_KIND_CONFLICT: '„{value}“ gehört einer Person der anderen Art (Personal oder Kontakt).',
  E_SELF: 'Ihre eigene E-Mail-Adresse und Ihr Status ändern sich nicht durch einen Import.',
  E_MORE_PRIVILEGED:
    'Diese Person darf mehr als Sie; Ihr Import ändert daher weder ihre E-Mail-Adresse noch ihren Status.',
  E_LAST_ADMIN: 'Es bliebe niemand übrig, der die Organisation verwalten darf.',
  E_SYSTEM_GROUP: '„{value}“ ist eine Systemgruppe; hier kann niemand hinzugefügt werden.',
  E_PRIVILEGE: 'Die Gruppe „{value}“ hat Rollen, die Sie nicht vergeben dürfen.',
  E_REFUSED: 'Die Zeile konnte nicht gespeichert werden.',

  W_ENCODING_GUESSED:
    'Die Liste sagt nicht, wie sie kodiert ist; {encoding} wurde angenommen. Prüfen Sie Umlaute und Akzente.',
  W_ENCODING_MARK: 'Die Liste sagt, sie sei {found}; das wurde statt {declared} verwendet.',
  W_EXTRA_MARK: 'Eine unsichtbare Marke mitten in der Liste wurde weggelassen. Wurden Dateien zusammengefügt?',
  W_TITLE_LINES: 'Die Kopfzeile steht in Zeile {header}; die Zeilen darüber werden nicht gelesen.',
  W_DATA_AS_HEADER:
    'Zeile {line} gilt als Kopfzeile, sieht aber nach einer Person aus („{value}“). Schalten Sie die Kopfzeile aus, wenn es keine gibt.',
  W_SHORT_ROW: 'Die Zeile hat {found} von {expected} Zellen; Fehlendes bleibt, wie es ist.',
  W_QUOTE_CHARACTER: 'Setzen Sie Werte in doppelte Anführungszeichen ("); andere gehören zum Wert.',
  W_REPLACEMENT_CHARACTER: '„{value}“ enthält ein Zeichen, das schon vorher verloren war.',
  W_MOJIBAKE: '„{value}“ sieht doppelt kodiert aus. War „{suggestion}“ gemeint?',
  W_EXCEL_DAMAGE: '„{value}“ sieht aus wie das, was Excel von einem verlorenen Wert übrig lässt.',
  W_LEADING_ZERO: '„{value}“ hat vielleicht die führende Null verloren.',
  W_DOMAIN_TYPO: 'War „{suggestion}“ gemeint?',
  W_DATE_AMBIGUOUS: '„{value}“ wurde als {date} gelesen (Tag vor Monat).',
  W_NAME_SPLIT: '„{value}“ wurde in {parts} geteilt.',
  W_GROUP_SEPARATOR: '„{value}“ gilt als eine Gruppe. Sind es mehrere? Trennen Sie sie mit ~: {suggestion}.',
  W_GROUP_SIMILAR: 'Die neue Gruppe „{value}“ ähnelt der vorhandenen Gruppe „{existing}“.',
  W_GROUP_SPELLING: '„{value}“ ist anderswo anders geschrieben; „{used}“ wird verwendet.',
  W_DUPLICATE_ROW: 'Die Zeile sagt dasselbe wie Zeile {line} und wird übersprungen.',
  W_GROUPS_MERGED: 'Die Zeile sagt dasselbe wie Zeile {line}; ihre Gruppen wurden dort ergänzt.',
  W_KEPT_SELF: 'Sie stehen nicht in der vollständigen Liste; Ihr eigenes Konto bleibt aktiv.',
  W_KEPT_MORE_PRIVILEGED: 'Die Person darf mehr als Sie: Sie steht nicht in der vollständigen Liste und bleibt aktiv.',
  W_KEPT_LAST_ADMIN: 'Der letzte Administrator steht nicht in der vollständigen Liste und bleibt aktiv.',
  W_EDITS_LEFT_OUT:
    '{count} Korrekturen passen nicht zu der Liste, wie sie jetzt gelesen wird, und gelten nicht. Korrigieren Sie die Zellen erneut.',
  W_INACTIVE: 'Diese Person ist inaktiv und bleibt es.',

  H_DEACTIVATIONS: '{count} Personen würden deaktiviert. Geben Sie die Zahl ein, um zu bestätigen.',
  H_TRUNCATED:
    'Die Liste ist vielleicht abgeschnitten: Sie hat {records} Zeilen, die letzte vollständige hatte {last}. {count} Personen würden deaktiviert.',
  H_MANY_GROUPS:
    '{count} neue Gruppen würden angelegt. Ist die richtige Spalte gewählt? Geben Sie die Zahl ein, um zu bestätigen.',
  H_CHANGED: 'Diese Person wurde nach dem Plan geändert.',
  H_GONE: 'Diese Person wurde nach dem Plan entfernt.',
  H_EXISTS: 'Jemand mit dieser Adresse oder Nummer kam nach dem Plan hinzu.',
};
