/** Operations in one Bulk request. */
export const MAX_OPERATIONS = 1_000;
/** Bytes of a body; more is refused while it is being read, before anything is parsed. */
export const MAX_PAYLOAD_BYTES = 1024 * 1024;
