import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { TSchema } from 'typebox';

/**
 * `strict`: what we send must be exactly what is declared. `tolerant`: what we receive may carry fields that a newer
 * version of its sender added, because inside a version optional fields are added.
 */
export type Strictness = 'strict' | 'tolerant';

const compiled: Record<Strictness, WeakMap<object, ValidateFunction>> = {
  strict: new WeakMap(),
  tolerant: new WeakMap(),
};
const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats.default(ajv);

/**
 * What is wrong with a value, as sentences that name the place but never the value (it may be personal data);
 * empty if it is valid. Schemas are compiled once, at their first use.
 */
export function problemsOf(schema: TSchema, value: unknown, strictness: Strictness): string[] {
  const validate = validatorOf(schema, strictness);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message ?? 'is invalid'}`);
}

function validatorOf(schema: TSchema, strictness: Strictness): ValidateFunction {
  const known = compiled[strictness].get(schema);
  if (known) return known;
  const plain = JSON.parse(JSON.stringify(schema)) as object;
  const validate = ajv.compile(strictness === 'strict' ? plain : tolerantSchema(plain));
  compiled[strictness].set(schema, validate);
  return validate;
}

/** The same schema without its refusals of unknown properties. */
export function tolerantSchema(schema: object): object {
  return JSON.parse(JSON.stringify(schema), function keep(this: unknown, key: string, value: unknown) {
    return key === 'additionalProperties' && value === false ? undefined : value;
  }) as object;
}
