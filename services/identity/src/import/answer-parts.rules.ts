/** Bytes of JSON that one answer may have: the default limit of a message is 1 MiB, and the envelope needs some. */
export const ANSWER_BYTES = 700_000;

/**
 * Cuts the rows of an answer into parts that fit a message each; at least one part, in the order of the rows.
 * A single row above the limit gets a part of its own.
 */
export function splitAnswer<Row>(rows: readonly Row[], limitBytes = ANSWER_BYTES): Row[][] {
  const parts: Row[][] = [[]];
  let bytes = 0;
  for (const row of rows) {
    const rowBytes = Buffer.byteLength(JSON.stringify(row)) + 1;
    const part = parts.at(-1)!;
    if (part.length > 0 && bytes + rowBytes > limitBytes) {
      parts.push([row]);
      bytes = rowBytes;
    } else {
      part.push(row);
      bytes += rowBytes;
    }
  }
  return parts;
}
