/** Problems that identity finds in rows of an import; stable. `E_` excludes the row, `W_` does not, `H_` holds it back. */
export const PROBLEMS = {
  /** The address belongs to a person of the other kind. */
  kindConflict: 'E_KIND_CONFLICT',
  /** The address belongs to another person of the same kind than the one the row is about. */
  emailTaken: 'E_EMAIL_TAKEN',
  /** Nobody can receive mail there: no single `@`, or a domain that cannot exist. */
  email: 'E_EMAIL',
  /** Letters outside ASCII before the `@`. */
  emailNonAscii: 'E_EMAIL_NONASCII',
  /** Several contacts without an e-mail address fit the row. */
  ambiguous: 'E_AMBIGUOUS',
  /** Another row of the list is about the same person. */
  duplicate: 'E_DUPLICATE_CONFLICT',
  /** A person cannot be without this value. */
  required: 'E_REQUIRED',
  /** The value cannot be stored: a date that does not exist, an unknown status, a character that is none. */
  value: 'E_VALUE',
  /** The importer's own e-mail address and status do not change by an import. */
  self: 'E_SELF',
  /** Nobody would be left who may administer the organisation. */
  lastAdmin: 'E_LAST_ADMIN',
  /** The person may do more than the importer, who therefore does not decide about their account. */
  morePrivileged: 'E_MORE_PRIVILEGED',
  /** Everybody of a kind is in a system group by definition, and nobody else can be. */
  systemGroup: 'E_SYSTEM_GROUP',
  /** The group carries roles, which the importer may not assign. */
  privilege: 'E_PRIVILEGE',
  /** The database refused the row; the cause is in the log. */
  refused: 'E_REFUSED',
  /** The new group is one edit from an existing one. */
  groupSimilar: 'W_GROUP_SIMILAR',
  /** The new group is spelled differently elsewhere in the list; the first spelling is used. */
  groupSpelling: 'W_GROUP_SPELLING',
  /** The person is inactive and stays so under these options. */
  inactive: 'W_INACTIVE',
  /** The person changed after the plan was made. */
  changed: 'H_CHANGED',
  /** The person was removed after the plan was made. */
  gone: 'H_GONE',
  /** Somebody with the same key was added after the plan was made. */
  exists: 'H_EXISTS',
} as const;
