import { commands, events, requests } from '../catalog.js';
import { envelopeSchema } from '../envelope-schema.js';
import type { CommandType, EventType, RequestType } from '../message.js';
import { plain } from './data-schema.js';
import type { Examples } from './events-markdown.js';

const reference = (path: string) => ({ $ref: `#/${path}` });

/** The AsyncAPI 3.0 document, seen from Rollcall: it sends events and receives commands and requests. */
export function asyncApiDocument(examples: Examples): object {
  const messages = [...events, ...commands];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Rollcall events and commands',
      version: '1.0.0',
      description: 'What Rollcall publishes to NATS JetStream, and what its services ask of one another.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      nats: { host: 'localhost:4222', protocol: 'nats', description: 'NATS with JetStream, 2.9 or newer.' },
    },
    channels: Object.fromEntries([
      ...messages.map((type) => [type.name, channelOf(type)]),
      ...requests.flatMap((type) => requestChannels(type)),
    ]) as object,
    operations: Object.fromEntries([
      ...events.map((type) => [`publish${type.name}`, operationOf('send', type, type.publishedWhen)]),
      ...commands.map((type) => [`handle${type.name}`, operationOf('receive', type, type.purpose)]),
      ...requests.map((type) => [`answer${type.name}`, answerOf(type)]),
    ]) as object,
    components: {
      schemas: {
        Envelope: plain(envelopeSchema),
        ...Object.fromEntries(messages.map((type) => [type.name, plain(type.data)])),
        ...Object.fromEntries(
          requests.flatMap(({ name, request, reply }) => [
            [`${name}Request`, plain(request)],
            [`${name}Reply`, plain(reply)],
          ]),
        ),
      },
      messages: {
        ...Object.fromEntries(messages.map((type) => [type.name, messageOf(type, examples)])),
        ...Object.fromEntries(requests.flatMap((type) => requestMessages(type, examples))),
      },
    },
  };
}

function channelOf(type: EventType | CommandType): object {
  return { address: type.type, messages: { [type.name]: reference(`components/messages/${type.name}`) } };
}

function operationOf(action: 'send' | 'receive', type: EventType | CommandType, summary: string): object {
  return {
    action,
    summary,
    channel: reference(`channels/${type.name}`),
    messages: [reference(`channels/${type.name}/messages/${type.name}`)],
    tags: [{ name: type.service }],
  };
}

function messageOf(type: EventType | CommandType, examples: Examples): object {
  const example = examples.get(type.name);
  return {
    name: type.name,
    title: type.name,
    summary: `Personal data: ${type.personalData}.`,
    contentType: 'application/cloudevents+json',
    payload: {
      allOf: [
        reference('components/schemas/Envelope'),
        {
          type: 'object',
          properties: {
            type: { const: type.type },
            dataschema: { const: type.schemaId },
            data: reference(`components/schemas/${type.name}`),
          },
        },
      ],
    },
    ...(example ? { examples: [{ name: type.name, payload: example }] } : {}),
  };
}

function requestChannels(type: RequestType): [string, object][] {
  const { name, subject } = type;
  return [
    [name, { address: subject, messages: { [`${name}Request`]: reference(`components/messages/${name}Request`) } }],
    [`${name}Reply`, { address: null, messages: { [`${name}Reply`]: reference(`components/messages/${name}Reply`) } }],
  ];
}

function answerOf({ name, handler }: RequestType): object {
  return {
    action: 'receive',
    summary: `Answered by ${handler} directly; nothing is stored on the way.`,
    channel: reference(`channels/${name}`),
    messages: [reference(`channels/${name}/messages/${name}Request`)],
    reply: {
      address: { location: '$message.header#/reply', description: "The inbox in the message's reply field." },
      channel: reference(`channels/${name}Reply`),
      messages: [reference(`channels/${name}Reply/messages/${name}Reply`)],
    },
    tags: [{ name: handler }],
  };
}

function requestMessages({ name }: RequestType, examples: Examples): [string, object][] {
  const example = examples.get(name) as { request?: unknown; reply?: unknown } | undefined;
  const message = (part: 'Request' | 'Reply', payload: unknown): [string, object] => [
    name + part,
    {
      name: name + part,
      title: name + part,
      contentType: 'application/json',
      payload: reference(`components/schemas/${name}${part}`),
      ...(payload ? { examples: [{ name: name + part, payload }] } : {}),
    },
  ];
  return [message('Request', example?.request), message('Reply', example?.reply)];
}
