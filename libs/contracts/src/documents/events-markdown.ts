import { commands, events, requests } from '../catalog.js';
import type { CommandType, EventType, MessageType } from '../message.js';
import { fieldsOf } from './fields.js';

/** Golden examples by message name. */
export type Examples = ReadonlyMap<string, object>;

const introduction = `# Events and commands

<!-- Generated from libs/contracts by \`npm run generate -w libs/contracts\`. Do not edit. -->

Everything that happened is published to NATS JetStream as a [CloudEvents 1.0](https://cloudevents.io) JSON document, once it is
true and never before. Subscribe with a durable consumer; \`examples/subscriber.mjs\` shows how in twenty lines.

- **Delivery** is at least once. \`id\` is the same at every delivery of a message: keep the ids you have handled.
- **Order** is kept per \`subject\` (the aggregate). \`aggregateversion\` grows with every event about it; if you keep state, ignore a lower one.
- **Versions**: inside a version only optional fields are added, so ignore fields that you do not know. Anything else is a new subject (\`….v2\`).
- **Isolation**: every message names its organisation in \`organizationid\`.
- JSON Schemas are in \`libs/contracts/schemas\`, the same as AsyncAPI 3.0 in \`docs/asyncapi.yaml\`.

| stream | subjects |
|---|---|
| \`IDENTITY\` | \`evt.identity.>\` |
| \`IMPORT\` | \`evt.import.>\` |
| \`NOTIFICATION\` | \`evt.notification.>\` |
| \`COMMANDS\` | \`cmd.>\` |
`;

/** Content of `docs/events.md`. */
export function eventsMarkdown(examples: Examples): string {
  return [
    introduction,
    overview('Events', 'published when', events, ({ publishedWhen }: EventType) => publishedWhen),
    overview('Commands', 'purpose', commands, ({ purpose }: CommandType) => purpose),
    requestOverview(),
    '## Event by event\n',
    ...events.map((type) => eventSection(type, examples)),
    '## Command by command\n',
    ...commands.map((type) => commandSection(type, examples)),
  ].join('\n');
}

function overview<M extends MessageType>(
  title: string,
  column: string,
  types: readonly M[],
  text: (type: M) => string,
) {
  const rows = types.map(
    (type) => `| [\`${type.name}\`](#${type.name.toLowerCase()}) | \`${type.type}\` | ${text(type)} |`,
  );
  return [`## ${title}\n`, `| name | subject | ${column} |`, '|---|---|---|', ...rows, ''].join('\n');
}

function requestOverview(): string {
  const rows = requests.map(({ name, subject, handler }) => `| \`${name}\` | \`${subject}\` | ${handler} |`);
  const text = 'Answered directly (core NATS request/reply); nothing is stored on the way.\n';
  return ['## Requests\n', text, '| name | subject | answered by |', '|---|---|---|', ...rows, ''].join('\n');
}

function eventSection(type: EventType, examples: Examples): string {
  return [
    `### ${type.name}\n`,
    `${type.publishedWhen}\n`,
    `- subject on the wire: \`${type.type}\``,
    `- published by: ${type.service}`,
    `- about (\`subject\`, \`aggregateversion\`): ${type.aggregate}`,
    `- personal data: ${type.personalData}\n`,
    fieldTable(type),
    exampleOf(type, examples),
  ].join('\n');
}

function commandSection(type: CommandType, examples: Examples): string {
  return [
    `### ${type.name}\n`,
    `${type.purpose}\n`,
    `- subject on the wire: \`${type.type}\``,
    `- handled by: ${type.service}`,
    `- personal data: ${type.personalData}\n`,
    fieldTable(type),
    exampleOf(type, examples),
  ].join('\n');
}

function fieldTable(type: MessageType): string {
  const rows = fieldsOf(type.data).map(
    ({ path, shape, required }) => `| \`${path}\` | ${shape} | ${required ? 'yes' : 'no'} |`,
  );
  return ['| field of `data` | type | always there |', '|---|---|---|', ...rows, ''].join('\n');
}

function exampleOf(type: MessageType, examples: Examples): string {
  const example = examples.get(type.name);
  if (!example) return '';
  return [
    '<details><summary>Example</summary>\n',
    '```json',
    JSON.stringify(example, null, 2),
    '```\n',
    '</details>\n',
  ].join('\n');
}
