import { Type } from 'typebox';

/** JSON Schema of the envelope (`CloudEvent`); `data` is what the message's own schema says. */
export const envelopeSchema = Type.Object({
  specversion: Type.Literal('1.0'),
  id: Type.String({ minLength: 1, description: 'Unique per message; also the Nats-Msg-Id.' }),
  source: Type.String({ pattern: '^/rollcall/[a-z]+$', description: 'The service that sent it.' }),
  type: Type.String({ description: 'The subject that it was published on.' }),
  subject: Type.String({ minLength: 1, description: 'Id of the aggregate that it is about.' }),
  time: Type.String({ format: 'date-time' }),
  datacontenttype: Type.Literal('application/json'),
  dataschema: Type.String({ pattern: '^urn:rollcall:schema:[A-Za-z]+:v[0-9]+$' }),
  organizationid: Type.String({ format: 'uuid' }),
  correlationid: Type.String({ minLength: 1, description: 'The same for everything that one request caused.' }),
  causationid: Type.Optional(Type.String({ description: 'Id of the message that directly caused this one.' })),
  traceparent: Type.Optional(Type.String({ pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' })),
  aggregateversion: Type.Integer({ description: 'Grows with every event about the same subject.' }),
  data: Type.Unknown(),
});
