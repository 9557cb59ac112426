import { ApplyUsers, UndoUsers, UsersApplied, UsersUndone } from './commands/apply-users.js';
import { CancelInvitations, FindRecipients, IssueLink, ReleaseInvitations } from './commands/invitations.js';
import { AbsentUsersFound, FindAbsentUsers, PlanUsers, UsersPlanned } from './commands/plan-users.js';
import { CollectImportData, CollectMailData, EraseImportData, EraseMailData } from './commands/privacy.js';
import {
  InvitationRequested,
  PasswordChanged,
  PasswordResetRequested,
  SecondFactorChanged,
} from './events/account-events.js';
import { EmailSent, EmailSuppressed, EmailUndelivered } from './events/email-events.js';
import { GroupCreated, GroupDeleted, GroupUpdated, MembershipAdded, MembershipRemoved } from './events/group-events.js';
import { ImportApplied, ImportCancelled, ImportFailed, ImportPlanned, ImportUndone } from './events/import-events.js';
import {
  InvitationAccepted,
  SessionRevoked,
  UserCreated,
  UserDeactivated,
  UserDeleted,
  UserErased,
  UserReactivated,
  UserUpdated,
} from './events/user-events.js';
import type { CommandType, EventType, RequestType } from './message.js';

/** Every event that exists, in the order in which documents list them. */
export const events: readonly EventType[] = [
  UserCreated,
  UserUpdated,
  UserDeactivated,
  UserReactivated,
  UserDeleted,
  UserErased,
  GroupCreated,
  GroupUpdated,
  GroupDeleted,
  MembershipAdded,
  MembershipRemoved,
  InvitationAccepted,
  InvitationRequested,
  PasswordResetRequested,
  PasswordChanged,
  SecondFactorChanged,
  SessionRevoked,
  ImportPlanned,
  ImportApplied,
  ImportUndone,
  ImportFailed,
  ImportCancelled,
  EmailSent,
  EmailUndelivered,
  EmailSuppressed,
  UsersPlanned,
  AbsentUsersFound,
  UsersApplied,
  UsersUndone,
];

/** Every command that exists. */
export const commands: readonly CommandType[] = [
  PlanUsers,
  FindAbsentUsers,
  ApplyUsers,
  UndoUsers,
  ReleaseInvitations,
  CancelInvitations,
];

/** Every request that exists. */
export const requests: readonly RequestType[] = [
  IssueLink,
  FindRecipients,
  CollectImportData,
  EraseImportData,
  CollectMailData,
  EraseMailData,
];
