export type Headers = Record<string, string | string[] | undefined>;

/** RFC 9110 7.6.1 and the older ones: they are about one connection, not about the message. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
];

/**
 * Headers with which somebody could pretend to be somebody, or to come from somewhere. Services believe none of them;
 * they are taken off all the same, so that no service can ever start to.
 */
const PRETENDED =
  /^(x-(forwarded|real|client|original|rewrite|envoy|auth|user|caller|organi[sz]ation|tenant|account|roles?|permissions?|rollcall|request-id|correlation-id|http-method)|forwarded$|true-client-ip$|cf-connecting-ip$|baggage$)/;

export interface ForwardedFacts {
  readonly address: string;
  /** Origin under which people reach the gateway. */
  readonly publicUrl: string;
  readonly requestId: string;
  /** `traceparent` and the like of the gateway's own span. */
  readonly trace: Readonly<Record<string, string>>;
}

/** What a service gets to see of a request's headers. */
export function requestHeadersFor(given: Headers, method: string, facts: ForwardedFacts): Headers {
  const { protocol, host } = new URL(facts.publicUrl);
  const kept = Object.entries(given).filter(
    ([name]) => !HOP_BY_HOP.includes(name) && !PRETENDED.test(name) && !name.startsWith(':'),
  );
  const headers: Headers = {
    ...Object.fromEntries(kept),
    ...facts.trace,
    'x-forwarded-for': facts.address,
    'x-forwarded-proto': protocol.replace(':', ''),
    'x-forwarded-host': host,
    'x-request-id': facts.requestId,
  };
  // A GET has no body here, so it must not announce one.
  if (method === 'GET' || method === 'HEAD') delete headers['content-length'];
  return headers;
}

/** What the outside gets to see of an answer's headers. */
export function responseHeadersFor(given: Headers): Headers {
  const isOurs = (name: string) =>
    HOP_BY_HOP.includes(name) || ['server', 'x-powered-by', 'x-request-id', 'traceparent'].includes(name);
  return Object.fromEntries(Object.entries(given).filter(([name]) => !isOurs(name)));
}
