const rules: readonly (readonly [RegExp, string])[] = [
  // Credentials in URLs: postgres://user:password@host
  [/:\/\/[^\s:@/"\\]*:[^\s@/"\\]+@/g, '://[credentials]@'],
  // JSON Web Tokens
  [/\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g, '[token]'],
  // Authorization values
  [/\b(Bearer|Basic) [\w+/=.~-]{6,}/gi, '$1 [secret]'],
  // token=…, code=…, password=… in query strings and forms
  [/\b(token|code|secret|password|client_secret|refresh_token|access_token|id_token)=[^\s&"\\]+/gi, '$1=[secret]'],
  // E-mail addresses
  [/[^\s"'<>()[\]:;,\\/@=]+@[^\s"'<>()[\]:;,\\/@]+\.[\p{L}]{2,}/giu, '[e-mail]'],
];

/** Members of log objects whose values are never written. */
export const REDACTED_MEMBERS = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  'clientSecret',
  'email',
  'recipient',
  'to',
  'SECRET_KEY',
  'DATABASE_URL',
  'SMTP_URL',
];

/** Takes secrets, tokens and addresses out of a line of log, wherever in it they are. */
export function redact(line: string): string {
  let redacted = line;
  for (const [pattern, replacement] of rules) redacted = redacted.replace(pattern, replacement);
  return redacted;
}
