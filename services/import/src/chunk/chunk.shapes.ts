export type ChunkPhase = 'plan' | 'absent' | 'apply' | 'undo' | 'undo-preview';

/** All chunks of one planning, application or undo of an import. */
export interface Run {
  readonly organizationId: string;
  readonly importId: string;
  readonly phase: ChunkPhase;
  readonly runId: string;
}

/** Rows that are sent together: the records from first to last, as far as they take part in the run. */
export interface ChunkRange {
  readonly chunk: number;
  readonly firstRecord: number;
  readonly lastRecord: number;
  readonly rowCount: number;
  /** Size of the rows in a command, about. */
  readonly bytes: number;
}

/** A chunk that is due to be sent. */
export interface DueChunk extends ChunkRange {
  /** How often it was sent, this time included. */
  readonly attempts: number;
  /** Another chunk of the run was answered since this one was first sent: whoever answers is there. */
  readonly othersWereAnswered: boolean;
}

/** What an answer says about its chunk: which part of how many, and what to add to the chunk's counts. */
export interface AnswerPart {
  readonly organizationId: string;
  readonly importId: string;
  readonly runId: string;
  readonly phase: ChunkPhase;
  readonly chunk: number;
  readonly part: number;
  readonly parts: number;
}

/** Where a run stands, in rows and chunks. */
export interface RunProgress {
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly chunksOpen: number;
  readonly chunksSent: number;
  /** Rows answered within the last ten seconds. */
  readonly rowsLately: number;
}
