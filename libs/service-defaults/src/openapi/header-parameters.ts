import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>;

/** Headers that HTTP itself lets a client leave out, whatever a handler reads from them. */
const OPTIONAL = new Set(['accept-language', 'if-match', 'if-none-match', 'last-event-id', 'idempotency-key']);

/**
 * Nest declares every header that a handler reads as required, also beside a declaration with a text: each header
 * stands once, as whoever described it wrote it, and only what has to be sent is required.
 */
export function tidyHeaderParameters(operation: Operation): void {
  const seen = new Map<string, Parameter>();
  const others: NonNullable<Operation['parameters']> = [];
  for (const parameter of operation.parameters ?? []) {
    if (!('in' in parameter) || parameter.in !== 'header') {
      others.push(parameter);
      continue;
    }
    const key = parameter.name.toLowerCase();
    const known = seen.get(key);
    if (known?.description === undefined) seen.set(key, { ...parameter, required: isRequired(key, parameter, known) });
  }
  if (operation.parameters !== undefined) operation.parameters = [...others, ...seen.values()];
}

function isRequired(key: string, parameter: Parameter, known: Parameter | undefined): boolean {
  if (OPTIONAL.has(key)) return false;
  return parameter.required === true && known?.required !== false;
}
