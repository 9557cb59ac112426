import { PERSON_PROPERTIES, type PersonProperty } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import type { ChangedPerson } from './apply/change-person.rules.js';
import { personArrays } from './person-arrays.js';

const COLUMNS: Readonly<Record<PersonProperty, string>> = {
  lastName: 'last_name',
  firstName: 'first_name',
  email: 'email',
  initials: 'initials',
  title: 'title',
  phone: 'phone',
  middleName: 'middle_name',
  infix: 'infix',
  mobile: 'mobile',
  homePhone: 'home_phone',
  department: 'department',
  businessUnit: 'business_unit',
  externalId: 'external_id',
  userType: 'user_type',
  tags: 'tags',
  locale: 'locale',
  status: 'status',
  startDate: 'start_date',
  endDate: 'end_date',
  notes: 'notes',
};

/** How a value that arrives as text becomes one of its column. */
const CASTS: Partial<Record<PersonProperty, (value: string) => string>> = {
  tags: (value) => `coalesce(${value}::text[], '{}')`,
  startDate: (value) => `${value}::date`,
  endDate: (value) => `${value}::date`,
};

/**
 * Writes the new values of people who are locked by this transaction, with the version that they come with. Only columns
 * that change for one of them are in the statement: what lists are sorted and searched by is worked out anew, and indexed
 * anew, for each column that is named, whether or not its value is another one.
 */
export async function updatePeople(
  tx: SqlExecutor,
  organizationId: string,
  people: readonly Pick<ChangedPerson, 'next' | 'changes'>[],
): Promise<void> {
  if (people.length === 0) return;
  const changing = new Set(people.flatMap(({ changes }) => changes.map(({ property }) => property as PersonProperty)));
  const properties = PERSON_PROPERTIES.filter((property) => changing.has(property));
  const next = people.map((person) => person.next);
  const withKey = changing.has('email');
  const columns = [...(withKey ? ['email_key'] : []), ...properties.map((property) => COLUMNS[property])];
  await tx.query(
    `UPDATE app_user u SET version = p.version, updated_at = now()${withKey ? ', email_key = p.email_key' : ''}
            ${properties.map(assignment).join('')}
       FROM unnest($2::uuid[], $3::int[]${columns.map((_, index) => `, $${index + 4}::text[]`).join('')})
         AS p (${['id', 'version', ...columns].join(', ')})
      WHERE u.organization_id = $1 AND u.id = p.id`,
    [
      organizationId,
      next.map(({ id }) => id),
      next.map(({ version }) => version),
      ...(withKey ? [next.map(({ emailKey }) => emailKey)] : []),
      ...personArrays(next, properties),
    ],
  );
}

function assignment(property: PersonProperty): string {
  const column = COLUMNS[property];
  const value = `p.${column}`;
  return `, ${column} = ${CASTS[property]?.(value) ?? value}`;
}
