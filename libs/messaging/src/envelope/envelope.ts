import { problemsOf, type CloudEvent } from '@rollcall/contracts';
import { InvalidMessage, PoisonMessage } from '../errors.js';
import { currentTraceparent, type Correlation } from './correlation.js';
import type { OutgoingMessage } from './outgoing-message.js';

/** Media type of an envelope in the structured mode of the CloudEvents NATS binding. */
export const CLOUD_EVENT_MEDIA_TYPE = 'application/cloudevents+json; charset=UTF-8';

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The envelope of a message. Throws `InvalidMessage` if its data is not what the contract says. */
export function envelopeOf(message: OutgoingMessage, source: string, correlation: Correlation): CloudEvent {
  const problems = problemsOf(message.type.data, message.data, 'strict');
  if (problems.length > 0) throw new InvalidMessage(message.type.name, problems);
  const causationId = message.causationId ?? correlation.causationId;
  const traceparent = currentTraceparent();
  return {
    specversion: '1.0',
    id: message.id,
    source: `/rollcall/${source}`,
    type: message.type.type,
    subject: message.subject,
    time: message.time.toISOString(),
    datacontenttype: 'application/json',
    dataschema: message.type.schemaId,
    organizationid: message.organizationId,
    correlationid: message.correlationId ?? correlation.correlationId,
    ...(causationId === undefined ? {} : { causationid: causationId }),
    ...(traceparent === undefined ? {} : { traceparent }),
    aggregateversion: message.aggregateVersion,
    data: message.data,
  };
}

/** Reads an envelope from the wire. Throws `PoisonMessage` if it is none; the data is not looked at here. */
export function parseEnvelope(text: string): CloudEvent {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new PoisonMessage('The message is not JSON.', { cause });
  }
  if (!isEnvelope(value)) throw new PoisonMessage('The message is not an envelope that Rollcall knows.');
  return value;
}

function isEnvelope(value: unknown): value is CloudEvent {
  if (typeof value !== 'object' || value === null) return false;
  const envelope = value as Partial<Record<keyof CloudEvent, unknown>>;
  return (
    envelope.specversion === '1.0' &&
    typeof envelope.id === 'string' &&
    envelope.id !== '' &&
    typeof envelope.type === 'string' &&
    typeof envelope.subject === 'string' &&
    typeof envelope.time === 'string' &&
    typeof envelope.correlationid === 'string' &&
    typeof envelope.aggregateversion === 'number' &&
    typeof envelope.organizationid === 'string' &&
    uuidPattern.test(envelope.organizationid)
  );
}
