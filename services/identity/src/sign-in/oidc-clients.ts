import type { ClientMetadata } from 'oidc-provider';

export const CONSOLE_CLIENT_ID = 'rollcall-console';
export const CLI_CLIENT_ID = 'rollcall-cli';

/** Programs that belong to Rollcall and keep no secret: the console in the browser, and tools on somebody's own machine. */
export function publicClients(publicUrl: string): ClientMetadata[] {
  const shared = {
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  } as const;
  const origin = new URL(publicUrl).origin;
  return [
    {
      ...shared,
      client_id: CONSOLE_CLIENT_ID,
      client_name: 'Rollcall',
      application_type: 'web',
      redirect_uris: [`${origin}/`, `${origin}/callback`],
      post_logout_redirect_uris: [`${origin}/`],
    },
    {
      ...shared,
      client_id: CLI_CLIENT_ID,
      client_name: 'Rollcall CLI',
      application_type: 'native',
      // Any port of the loopback interface will do (RFC 8252, 7.3).
      redirect_uris: ['http://127.0.0.1/callback', 'http://[::1]/callback', 'http://localhost/callback'],
    },
  ];
}
