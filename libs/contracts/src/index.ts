export { commands, events, requests } from './catalog.js';
export { envelopeSchema } from './envelope-schema.js';
export { ApplyUsers, UndoUsers, UsersApplied, UsersUndone } from './commands/apply-users.js';
export { CancelInvitations, FindRecipients, IssueLink, ReleaseInvitations } from './commands/invitations.js';
export { AbsentUsersFound, FindAbsentUsers, PlanUsers, UsersPlanned } from './commands/plan-users.js';
export { CollectImportData, CollectMailData, EraseImportData, EraseMailData } from './commands/privacy.js';
export {
  InvitationRequested,
  PasswordChanged,
  PasswordResetRequested,
  SecondFactorChanged,
} from './events/account-events.js';
export { EmailSent, EmailSuppressed, EmailUndelivered } from './events/email-events.js';
export { GroupCreated, GroupDeleted, GroupUpdated, MembershipAdded, MembershipRemoved } from './events/group-events.js';
export { ImportApplied, ImportCancelled, ImportFailed, ImportPlanned, ImportUndone } from './events/import-events.js';
export {
  InvitationAccepted,
  SessionRevoked,
  UserCreated,
  UserDeactivated,
  UserDeleted,
  UserErased,
  UserReactivated,
  UserUpdated,
} from './events/user-events.js';
export {
  defineCommand,
  defineEvent,
  defineRequest,
  type CloudEvent,
  type CommandType,
  type DataOf,
  type EventType,
  type MessageType,
  type ReplyOf,
  type RequestOf,
  type RequestType,
  type ServiceName,
} from './message.js';
export { emailKey, groupKey } from './keys.js';
export { PERSON_PROPERTIES, UserKind, type PersonProperty, type PersonValues } from './person.js';
export { PROPERTY_LABELS } from './property-labels.js';
export { problemsOf, tolerantSchema, type Strictness } from './validation.js';
