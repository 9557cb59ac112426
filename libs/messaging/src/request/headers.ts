export const CORRELATION_HEADER = 'Correlation-Id';
export const TRACE_HEADER = 'traceparent';
/** As in the NATS services convention (ADR-32). */
export const ERROR_HEADER = 'Nats-Service-Error';
export const ERROR_CODE_HEADER = 'Nats-Service-Error-Code';
export const ERROR_KIND_HEADER = 'Rollcall-Error-Kind';
