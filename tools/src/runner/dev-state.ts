/** What `dev.json` tells programs about a running system. */
export interface DevState {
  readonly baseUrl: string;
  readonly organizationId: string;
  readonly admin: { readonly email: string; readonly password: string };
  readonly apiClient: { readonly clientId: string; readonly clientSecret: string };
  /** `null` when mails go to the server in `SMTP_URL`. */
  readonly smtpSink: { readonly messagesUrl: string; readonly pageUrl: string } | null;
  readonly natsUrl: string;
  /** Of the runner and of everything that it started. */
  readonly pids: Readonly<Record<string, number>>;
}
