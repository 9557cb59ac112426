import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { stringify } from 'yaml';
import { asyncApiDocument } from './asyncapi.js';
import { dataSchemas } from './data-schema.js';
import { eventsMarkdown, type Examples } from './events-markdown.js';

/** Reads the golden examples of `libs/contracts/examples`. */
export function readExamples(contractsDirectory: string): Examples {
  const directory = join(contractsDirectory, 'examples');
  return new Map(
    readdirSync(directory)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [
        file.slice(0, file.indexOf('.')),
        JSON.parse(readFileSync(join(directory, file), 'utf8')) as object,
      ]),
  );
}

/** Everything that is generated from the declarations, by path from the repository's root. */
export async function documents(contractsDirectory: string): Promise<Map<string, string>> {
  const examples = readExamples(contractsDirectory);
  const result = new Map<string, string>();
  for (const { name, schema } of dataSchemas())
    result.set(`libs/contracts/schemas/${name}.json`, await pretty(JSON.stringify(schema), 'json'));
  result.set('docs/events.md', eventsMarkdown(examples));
  const yaml = stringify(asyncApiDocument(examples), { aliasDuplicateObjects: false, lineWidth: 0 });
  const notice = '# Generated from libs/contracts by `npm run generate -w libs/contracts`. Do not edit.\n';
  result.set('docs/asyncapi.yaml', await pretty(notice + yaml, 'yaml'));
  return result;
}

function pretty(text: string, parser: 'json' | 'yaml'): Promise<string> {
  return format(text, { parser, printWidth: 120, singleQuote: true });
}
