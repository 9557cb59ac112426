/** The import that a mail is about. */
export interface ImportReference {
  importId: string;
}

/** The confirmation of an import, as `ImportApplied` says it. */
export interface ImportResult extends ImportReference {
  usersAdded: number;
  usersChanged: number;
  usersUnchanged: number;
  usersReactivated: number;
  usersDeactivated: number;
  groupsAdded: number;
  groupsChanged: number;
  rowsFailed: number;
  rowsHeld: number;
}

/** What has become of a second factor; one of them. */
export interface SecondFactor {
  enabled: boolean;
  disabled: boolean;
  reset: boolean;
}

/** Texts that are tried before they are kept. */
export interface Draft {
  locale: string;
  subject: string;
  html: string;
  text: string;
}

/** The texts that a template consists of. */
export type TemplatePart = 'subject' | 'html' | 'text';

/** What a template may show. */
export interface TemplateContext {
  recipient: { name: string; email: string };
  organization: { name: string };
  link: string;
  expiresAt: Date | null;
  import?: ImportReference | undefined;
  secondFactor?: SecondFactor | undefined;
}

/** What an organisation adds to its mails. */
export interface TemplateDress {
  welcomeMessage: string | null;
  signature: string | null;
  /** Source of the picture above the text, `null`: the organisation's name stands there. */
  logoSource: string | null;
}

const PERSON = ['recipient.name', 'recipient.email', 'organization.name', 'link', 'button'];
const COUNTS = [
  'usersAdded',
  'usersChanged',
  'usersUnchanged',
  'usersReactivated',
  'usersDeactivated',
  'groupsAdded',
  'groupsChanged',
  'rowsFailed',
  'rowsHeld',
].map((count) => `import.${count}`);

/** Every template, and what it may show. */
export const TEMPLATE_VARIABLES = {
  welcome: [...PERSON, 'expires', 'welcomeMessage'],
  'password-reset': [...PERSON, 'expires'],
  'password-changed': PERSON,
  'second-factor-changed': [...PERSON, 'secondFactor.enabled', 'secondFactor.disabled', 'secondFactor.reset'],
  'import-completed': [...PERSON, ...COUNTS],
  'invitations-paused': PERSON,
} as const satisfies Record<string, readonly string[]>;

export type TemplateName = keyof typeof TEMPLATE_VARIABLES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATE_VARIABLES) as TemplateName[];

/** Where a variable may stand. A subject has no room for links and texts: servers log it, and readers see one line. */
export function partsOfVariable(variable: string): TemplatePart[] {
  if (variable === 'button') return ['html'];
  return variable === 'link' || variable === 'welcomeMessage' ? ['html', 'text'] : ['subject', 'html', 'text'];
}

/** Mails that only inform: of these, none at all is better than two. */
export const INFORMS: readonly TemplateName[] = ['password-changed', 'second-factor-changed'];

/** Templates that are of no use without their link. */
export const NEEDS_LINK: readonly string[] = ['welcome', 'password-reset'];
