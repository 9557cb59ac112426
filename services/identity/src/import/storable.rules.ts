import { PERSON_PROPERTIES, type PersonValues } from '@rollcall/contracts';
import type { Problem } from './import-messages.js';
import { PROBLEMS } from './problem-codes.js';

/** Values that the database would refuse: NUL, half characters, days that do not exist, unknown states. */
export function valueProblems(values: PersonValues): Problem[] {
  const problems: Problem[] = [];
  for (const property of PERSON_PROPERTIES) {
    const value = values[property];
    if (value === undefined || value === null) continue;
    const isDate = property === 'startDate' || property === 'endDate';
    const isFine =
      !value.includes('\0') &&
      value.isWellFormed() &&
      (!isDate || isDay(value)) &&
      (property !== 'status' || value === 'active' || value === 'inactive');
    if (!isFine) problems.push({ code: PROBLEMS.value, property, value: value.replaceAll('\0', '␀').toWellFormed() });
  }
  return problems;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
