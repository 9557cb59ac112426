import { PERSON_PROPERTIES, type PersonProperty } from '@rollcall/contracts';

/** What a column can fill: properties of a person, group names, or a whole name that is split. */
export type ImportProperty = PersonProperty | 'groups' | 'fullName';

export const IMPORT_PROPERTIES: readonly ImportProperty[] = [
  ...PERSON_PROPERTIES.slice(0, 6),
  'groups',
  ...PERSON_PROPERTIES.slice(6),
  'fullName',
];

/** For each column of the list the property it fills; `null` for a column that is ignored. */
export type Mapping = readonly (ImportProperty | null)[];
