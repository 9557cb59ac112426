import { defineEntity, p } from '@mikro-orm/core';
import { emailKey, PERSON_PROPERTIES, type PersonProperty, type PersonValues } from '@rollcall/contracts';
import { joinTags, splitTags } from '../import/tags.rules.js';

const text = () => p.text().nullable();

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'app_user',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    kind: p.text().$type<'staff' | 'contact'>(),
    lastName: p.text(),
    firstName: text(),
    middleName: text(),
    infix: text(),
    email: text(),
    emailKey: text(),
    initials: text(),
    title: text(),
    phone: text(),
    mobile: text(),
    homePhone: text(),
    department: text(),
    businessUnit: text(),
    externalId: text(),
    userType: text(),
    tags: p.array().columnType('text[]').$type<string[]>(),
    locale: text(),
    startDate: p.date().nullable(),
    endDate: p.date().nullable(),
    notes: text(),
    status: p.text().$type<'active' | 'inactive'>(),
    account: p.text().$type<'none' | 'invited' | 'active'>(),
    version: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    createdByImport: p.uuid().nullable(),
  },
});

/** One value before and after an edit, as the history shows it. */
export interface ValueChange {
  property: PersonProperty;
  before: string | null;
  after: string | null;
}

/** A person of an organisation, with or without an account. */
export class User extends UserSchema.class {
  static create(init: {
    organizationId: string;
    id: string;
    kind: 'staff' | 'contact';
    values: PersonValues;
    now: Date;
  }): User {
    const { organizationId, id, kind, values, now } = init;
    const user = new User();
    for (const property of PERSON_PROPERTIES) if (property !== 'status') user.store(property, values[property] ?? null);
    const fresh = {
      status: 'active',
      account: 'none',
      version: 1,
      createdAt: now,
      updatedAt: now,
      createdByImport: null,
    };
    return Object.assign(user, { organizationId, id, kind, ...fresh } as const);
  }

  /** Gives somebody who can be mailed an account that waits for a password. */
  invite(): void {
    if (this.email !== null && this.account === 'none') this.account = 'invited';
  }

  /** Values by property, in the form in which imports and events carry them. */
  get values(): Record<PersonProperty, string | null> {
    return Object.fromEntries(PERSON_PROPERTIES.map((property) => [property, this.storedValue(property)])) as Record<
      PersonProperty,
      string | null
    >;
  }

  /** Stores the values that differ; whoever has no address any more has no account either. */
  edit(values: PersonValues, now: Date): ValueChange[] {
    const changes: ValueChange[] = [];
    for (const property of PERSON_PROPERTIES) {
      const after = values[property];
      const before = this.storedValue(property);
      if (after === undefined || after === before || property === 'status') continue;
      changes.push({ property, before, after });
      this.store(property, after);
    }
    if (this.email === null) this.account = 'none';
    if (changes.length > 0) this.touch(now);
    return changes;
  }

  /** `false` if the person is inactive already. */
  deactivate(now: Date): boolean {
    return this.become('inactive', now);
  }

  /** `false` if the person is active already. */
  reactivate(now: Date): boolean {
    return this.become('active', now);
  }

  private become(status: 'active' | 'inactive', now: Date): boolean {
    if (this.status === status) return false;
    this.status = status;
    this.touch(now);
    return true;
  }

  private touch(now: Date): void {
    this.version += 1;
    this.updatedAt = now;
  }

  private storedValue(property: PersonProperty): string | null {
    return property === 'tags' ? joinTags(this.tags) : (this[property] ?? null);
  }

  private store(property: PersonProperty, value: string | null): void {
    if (property === 'tags') this.tags = splitTags(value);
    else Object.assign(this, { [property]: value });
    if (property === 'email') this.emailKey = value === null ? null : emailKey(value);
  }
}
UserSchema.setClass(User);

export { UserSchema };
