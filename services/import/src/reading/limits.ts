/** Caps on a source. They are checked while reading, never after. */
export interface ReadingLimits {
  readonly maxBytes: number;
  readonly maxRecords: number;
  readonly maxColumns: number;
  /** UTF-8 bytes of one cell; a larger one fails its row and is not kept in memory. */
  readonly maxCellBytes: number;
  /** UTF-16 units of one record that are kept; a larger one refuses the list. */
  readonly maxRecordUnits: number;
  /** Unpacked bytes of a workbook, all parts that are read together. */
  readonly maxUnpackedBytes: number;
  /** Unpacked by packed bytes of one part of a workbook. */
  readonly maxUnpackRatio: number;
  /** Characters in the table of shared strings of a workbook, which has to be kept in memory. */
  readonly maxSharedStringUnits: number;
}

export const DEFAULT_LIMITS: ReadingLimits = {
  maxBytes: 1024 ** 3,
  maxRecords: 10_000_000,
  maxColumns: 200,
  maxCellBytes: 64 * 1024,
  maxRecordUnits: 1024 ** 2,
  maxUnpackedBytes: 1024 ** 3,
  maxUnpackRatio: 200,
  maxSharedStringUnits: 64 * 1024 ** 2,
};
