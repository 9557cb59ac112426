import type { TSchema } from 'typebox';
import { commands, events, requests } from '../catalog.js';

export interface NamedSchema {
  /** Name of the file without its ending: `UserCreated.v1`. */
  readonly name: string;
  readonly schema: object;
}

/** Every schema that others may rely on, as it is committed in `schemas/`. */
export function dataSchemas(): NamedSchema[] {
  const messages = [...events, ...commands].map(({ name, version, schemaId, data }) => ({
    name: `${name}.v${version}`,
    schema: documentOf(name, schemaId, data),
  }));
  const questions = requests.flatMap(({ name, subject, request, reply }) => {
    const version = subject.split('.').at(-1) ?? 'v1';
    return [
      {
        name: `${name}.request.${version}`,
        schema: documentOf(name, `urn:rollcall:schema:${name}:request:${version}`, request),
      },
      {
        name: `${name}.reply.${version}`,
        schema: documentOf(name, `urn:rollcall:schema:${name}:reply:${version}`, reply),
      },
    ];
  });
  return [...messages, ...questions];
}

function documentOf(title: string, id: string, schema: TSchema): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: id, title, ...plain(schema) };
}

/** The schema as JSON, without what TypeBox keeps beside it. */
export function plain(schema: TSchema): object {
  return JSON.parse(JSON.stringify(schema)) as object;
}
