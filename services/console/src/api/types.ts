import type { components } from './schema.generated.js';

type Schemas = components['schemas'];

export type User = Schemas['UserDto'];
export type UserKind = User['kind'];
export type GroupOfPeople = Schemas['GroupDto'];
export type HistoryEntry = Schemas['HistoryEntryDto'];
export type PasswordPolicy = Schemas['PasswordPolicyAnswer'];
export type ApiClientInfo = Schemas['ApiClientDto'];
export type EmailMessage = Schemas['EmailMessageDto'];
export type EmailMessageDetail = Schemas['EmailMessageDetailDto'];
export type Role = Schemas['RoleDto'];
export type Organization = Schemas['OrganizationDto'];
export type AuditEntry = Schemas['AuditEntryDto'];
export type EmailSettings = Schemas['EmailSettingsDto'];
export type EmailTemplate = Schemas['EmailTemplateDto'];
export type EmailTemplateVersion = Schemas['EmailTemplateVersionDto'];
export type TemplateParts = Schemas['TemplatePartsDto'];
export type EmailSuppression = Schemas['EmailSuppressionDto'];
export type Permission = Schemas['PermissionDto']['permission'];
export type PermissionInfo = Schemas['PermissionDto'];
export type AssignedRoles = Schemas['AssignedRolesDto'];
export type PermissionReason = Schemas['PermissionReasonDto'];
export type SecondFactorSettings = Schemas['SecondFactorSettingsDto'];
export type DeadLetter = Schemas['DeadLetterDto'];
export type DeadLetterDetail = Schemas['DeadLetterDetailDto'];
export type PrivacyRequest = Schemas['PrivacyRequestDto'];
export type Me = Schemas['MeDto'];
export type SessionInfo = Schemas['SessionDto'];

/** The public word for a kind in addresses and bodies of imports. */
export type ImportKind = 'staff' | 'contacts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
