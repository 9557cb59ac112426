import { defineEntity, p } from '@mikro-orm/core';
import { groupKey } from '@rollcall/contracts';

const GroupSchema = defineEntity({
  name: 'Group',
  tableName: 'user_group',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    kind: p.text().$type<'staff' | 'contact'>(),
    name: p.text(),
    nameKey: p.text(),
    description: p.text().nullable(),
    isSystem: p.boolean(),
    version: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    createdByImport: p.uuid().nullable(),
  },
});

/** People of one kind under a name; may carry roles. */
export class Group extends GroupSchema.class {
  static create(init: {
    organizationId: string;
    id: string;
    kind: 'staff' | 'contact';
    name: string;
    description: string | null;
    now: Date;
  }): Group {
    const { now, ...values } = init;
    const fresh = { isSystem: false, version: 1, createdAt: now, updatedAt: now, createdByImport: null };
    return Object.assign(new Group(), { ...values, nameKey: groupKey(values.name), ...fresh });
  }

  /** `false` if nothing is different. */
  edit(values: { name?: string | undefined; description?: string | null | undefined }, now: Date): boolean {
    const { name = this.name, description = this.description ?? null } = values;
    if (name === this.name && description === (this.description ?? null)) return false;
    Object.assign(this, { name, description, nameKey: groupKey(name), version: this.version + 1, updatedAt: now });
    return true;
  }
}
GroupSchema.setClass(Group);

export { GroupSchema };
