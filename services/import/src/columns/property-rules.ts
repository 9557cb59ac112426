import type { UserKind } from '@rollcall/contracts';
import type { ImportProperty } from './property.js';

export interface PropertyRule {
  /** Code points; of each name for properties that hold several. */
  readonly maxLength: number;
  readonly required?: readonly UserKind[];
  readonly multiple?: true;
  readonly example: string;
}

/** What a value of each property may be. */
export const PROPERTY_RULES: Readonly<Record<ImportProperty, PropertyRule>> = {
  lastName: { maxLength: 100, required: ['staff', 'contact'], example: 'de Graaf' },
  firstName: { maxLength: 100, example: 'Nicole' },
  email: { maxLength: 254, required: ['staff'], example: 'nicole@example.com' },
  initials: { maxLength: 20, example: 'NG' },
  title: { maxLength: 100, example: 'Teamleider' },
  phone: { maxLength: 50, example: '416-555-5117 Ext: 176' },
  groups: { maxLength: 100, multiple: true, example: 'G1~G2' },
  middleName: { maxLength: 100, example: 'Maria' },
  infix: { maxLength: 100, example: 'van der' },
  mobile: { maxLength: 50, example: '+31 6 12345678' },
  homePhone: { maxLength: 50, example: '020 555 0123' },
  department: { maxLength: 100, example: 'Audit' },
  businessUnit: { maxLength: 100, example: 'Amsterdam' },
  externalId: { maxLength: 100, example: '100234' },
  userType: { maxLength: 100, example: 'Senior' },
  tags: { maxLength: 100, multiple: true, example: 'BHV~Fiscaal' },
  locale: { maxLength: 35, example: 'nl-NL' },
  status: { maxLength: 50, example: 'active' },
  startDate: { maxLength: 60, example: '2024-09-01' },
  endDate: { maxLength: 60, example: '2026-12-31' },
  notes: { maxLength: 4000, example: 'Part-time' },
  fullName: { maxLength: 300, example: 'Nicole de Graaf' },
};
