import type { Static, TSchema } from 'typebox';

/** Services that publish events or answer commands. */
export type ServiceName = 'identity' | 'import' | 'notification';

/**
 * The envelope of every message on the wire: CloudEvents 1.0 in JSON format, with the extensions that Rollcall adds.
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
 */
export interface CloudEvent<Data = unknown> {
  readonly specversion: '1.0';
  /** Unique per message; for events it is the outbox id (UUIDv7), which is also the broker's `Nats-Msg-Id`. */
  readonly id: string;
  /** `/rollcall/<service>`. */
  readonly source: string;
  /** Subject on the wire, for example `evt.identity.user.created.v1`. */
  readonly type: string;
  /** Id of the aggregate that the message is about. */
  readonly subject: string;
  /** RFC 3339, UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** URN of the JSON Schema of `data`, for example `urn:rollcall:schema:UserCreated:v1`. */
  readonly dataschema: string;
  readonly organizationid: string;
  /** The same for everything that one request caused. */
  readonly correlationid: string;
  /** Id of the message that directly caused this one. */
  readonly causationid?: string;
  /** W3C Trace Context. */
  readonly traceparent?: string;
  /** Grows with every event about the same subject; a consumer that keeps state ignores a lower one. */
  readonly aggregateversion: number;
  readonly data: Data;
}

interface Declaration<Name extends string, Schema extends TSchema> {
  /** Name in code and documents, for example `UserCreated`. */
  readonly name: Name;
  /** Subject on the wire without the version, for example `evt.identity.user.created`. */
  readonly subject: string;
  readonly version: number;
  readonly data: Schema;
}

interface EventDeclaration<Name extends string, Schema extends TSchema> extends Declaration<Name, Schema> {
  /** The one service that publishes it. */
  readonly owner: ServiceName;
  /** What `subject` and `aggregateversion` of the envelope refer to. */
  readonly aggregate: string;
  /** When exactly it is published. */
  readonly publishedWhen: string;
  /** Which personal data it carries; `none` if none. */
  readonly personalData: string;
}

interface CommandDeclaration<Name extends string, Schema extends TSchema> extends Declaration<Name, Schema> {
  /** The one service that handles it. */
  readonly handler: ServiceName;
  readonly purpose: string;
  readonly personalData: string;
}

/** What events and commands have in common for a transport. */
export interface MessageType<Name extends string = string, Schema extends TSchema = TSchema> {
  readonly kind: 'event' | 'command';
  readonly name: Name;
  /** Subject on the wire, with the version: `evt.identity.user.created.v1`. */
  readonly type: string;
  readonly version: number;
  /** Owner of the subject: for an event who publishes it, for a command who handles it. */
  readonly service: ServiceName;
  readonly schemaId: string;
  /** JSON Schema (2020-12) of `data`. */
  readonly data: Schema;
}

export interface EventType<Name extends string = string, Schema extends TSchema = TSchema> extends MessageType<
  Name,
  Schema
> {
  readonly kind: 'event';
  readonly aggregate: string;
  readonly publishedWhen: string;
  readonly personalData: string;
}

export interface CommandType<Name extends string = string, Schema extends TSchema = TSchema> extends MessageType<
  Name,
  Schema
> {
  readonly kind: 'command';
  readonly purpose: string;
  readonly personalData: string;
}

/** TypeScript type of a message's `data`. */
export type DataOf<Message extends MessageType> = Static<Message['data']>;

const subjectPattern = /^(evt|cmd)\.(identity|import|notification)(\.[a-z]+){2}$/;

function declare<Name extends string, Schema extends TSchema>(
  declaration: Declaration<Name, Schema>,
  prefix: 'evt' | 'cmd',
  service: ServiceName,
) {
  const { name, subject, version, data } = declaration;
  if (!subjectPattern.test(subject))
    throw new Error(`${name}: '${subject}' is not a subject of the form evt|cmd.<service>.<noun>.<verb>`);
  if (!subject.startsWith(`${prefix}.`)) throw new Error(`${name}: its subject starts with '${prefix}.'`);
  const owner = subject.split('.')[1]!;
  if (owner !== service) throw new Error(`${name}: '${subject}' belongs to '${owner}', not to '${service}'`);
  if (!Number.isInteger(version) || version < 1) throw new Error(`${name}: a version is a whole number from 1`);
  return { name, type: `${subject}.v${version}`, version, schemaId: `urn:rollcall:schema:${name}:v${version}`, data };
}

/** Declares an event: the one place that its TypeScript type, its JSON Schema and its documentation come from. */
export function defineEvent<Name extends string, Schema extends TSchema>(
  declaration: EventDeclaration<Name, Schema>,
): EventType<Name, Schema> {
  const { owner, aggregate, publishedWhen, personalData } = declaration;
  return {
    kind: 'event',
    ...declare(declaration, 'evt', owner),
    service: owner,
    aggregate,
    publishedWhen,
    personalData,
  };
}

/** Declares a command: a request to exactly one service, delivered at least once. */
export function defineCommand<Name extends string, Schema extends TSchema>(
  declaration: CommandDeclaration<Name, Schema>,
): CommandType<Name, Schema> {
  const { handler, purpose, personalData } = declaration;
  return { kind: 'command', ...declare(declaration, 'cmd', handler), service: handler, purpose, personalData };
}

/** A request that is answered directly (core NATS request/reply); nothing is stored on the way. */
export interface RequestType<
  Name extends string = string,
  Request extends TSchema = TSchema,
  Reply extends TSchema = TSchema,
> {
  readonly name: Name;
  /** Subject on the wire, for example `rpc.identity.invitation.issue.v1`. */
  readonly subject: string;
  readonly handler: ServiceName;
  readonly request: Request;
  readonly reply: Reply;
}

export function defineRequest<Name extends string, Request extends TSchema, Reply extends TSchema>(
  declaration: RequestType<Name, Request, Reply>,
): RequestType<Name, Request, Reply> {
  return declaration;
}

/** TypeScript type of a request's question. */
export type RequestOf<Request extends RequestType> = Static<Request['request']>;

/** TypeScript type of a request's answer. */
export type ReplyOf<Request extends RequestType> = Static<Request['reply']>;
