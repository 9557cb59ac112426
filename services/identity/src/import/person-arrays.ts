import { PERSON_PROPERTIES, type PersonProperty, type PersonValues } from '@rollcall/contracts';
import { splitTags } from './tags.rules.js';

/** One array per property, in that order, for `unnest`; one nobody has is empty. */
export function personArrays(
  people: readonly PersonValues[],
  properties: readonly PersonProperty[] = PERSON_PROPERTIES,
): (string | null)[][] {
  return properties.map((property) => {
    const values = people.map((person) => stored(property, person[property]));
    return values.some((value) => value !== null) ? values : [];
  });
}

function stored(property: PersonProperty, value: string | null | undefined): string | null {
  if (value === undefined || value === null) return null;
  return property === 'tags' ? arrayLiteral(splitTags(value)) : value;
}

/** An array as PostgreSQL writes it, for a column whose elements are arrays of different lengths. */
export function arrayLiteral(elements: readonly string[]): string {
  return `{${elements.map((element) => `"${element.replaceAll(/["\\]/gu, String.raw`\$&`)}"`).join(',')}}`;
}
