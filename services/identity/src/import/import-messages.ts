import type {
  AbsentUsersFound,
  ApplyUsers,
  DataOf,
  FindAbsentUsers,
  PlanUsers,
  UndoUsers,
  UsersApplied,
  UsersPlanned,
  UsersUndone,
} from '@rollcall/contracts';

export type PlanCommand = DataOf<typeof PlanUsers>;
export type PlanRow = PlanCommand['rows'][number];
export type PlanAnswer = DataOf<typeof UsersPlanned>;
export type PlannedRow = PlanAnswer['rows'][number];
export type AbsentCommand = DataOf<typeof FindAbsentUsers>;
export type AbsentAnswer = DataOf<typeof AbsentUsersFound>;
export type ApplyCommand = DataOf<typeof ApplyUsers>;
export type ApplyRow = ApplyCommand['rows'][number];
export type ApplyAnswer = DataOf<typeof UsersApplied>;
export type AppliedRow = ApplyAnswer['rows'][number];
export type UndoCommand = DataOf<typeof UndoUsers>;
export type UndoAnswer = DataOf<typeof UsersUndone>;
export type UndoneRow = UndoAnswer['rows'][number];
export type ImportOptions = PlanCommand['options'];
export type Actor = PlanCommand['actor'];
export type Problem = NonNullable<PlannedRow['problems']>[number];
export type Change = NonNullable<PlannedRow['changes']>[number];
