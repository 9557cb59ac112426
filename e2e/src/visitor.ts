import * as oidc from 'openid-client';

/** A browser without scripts: keeps cookies, follows redirects by hand, fills in the forms that it is shown. */
class Visitor {
  private readonly cookies = new Map<string, string>();

  /** Follows redirects until a page is shown or `stopAt` is reached; the address where it ended and the page. */
  async open(address: string, init: RequestInit = {}, stopAt?: string): Promise<{ url: string; page: string }> {
    let url = address;
    let request = init;
    for (let hops = 0; hops < 20; hops += 1) {
      if (stopAt !== undefined && url.startsWith(stopAt)) return { url, page: '' };
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { ...(request.headers as Record<string, string>), cookie, 'accept-language': 'nl' };
      const response = await fetch(url, { ...request, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) this.keep(line);
      const location = response.headers.get('location');
      if (location === null) {
        const page = await response.text();
        if (response.status >= 400) throw new Error(`${url}: ${response.status} ${page}`);
        return { url, page };
      }
      url = new URL(location, url).href;
      request = {};
    }
    throw new Error(`too many redirects from ${address}`);
  }

  /** Fills in the form of a page and sends it. */
  async submit(shown: { url: string; page: string }, values: Record<string, string>, stopAt?: string) {
    const action = shown.page.match(/<form[^>]*action="([^"]*)"/)?.[1] ?? '';
    const fields = new URLSearchParams();
    for (const [input] of shown.page.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
      fields.set(attribute(input, 'name'), attribute(input, 'value'));
    for (const [name, value] of Object.entries(values)) {
      if (!shown.page.includes(`name="${name}"`)) throw new Error(`the form has no field '${name}': ${shown.page}`);
      fields.set(name, value);
    }
    const target = new URL(unescapeHtml(action), shown.url).href;
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      origin: new URL(target).origin,
    };
    return this.open(target, { method: 'POST', headers, body: fields.toString() }, stopAt);
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function attribute(tag: string, name: string): string {
  return unescapeHtml(tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? '');
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&#x3D;', '=')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Opens the mailed link and sets a password, as the page asks. */
export async function acceptInvitation(link: string, email: string, password: string): Promise<void> {
  const visitor = new Visitor();
  const shown = await visitor.open(link);
  await visitor.submit(shown, { email, password, repeat: password });
}

/** Signs in with authorization code and PKCE, through the pages; the claims of the access token. */
export async function signIn(
  baseUrl: string,
  email: string,
  password: string,
): Promise<Record<string, unknown> & { sub: string }> {
  const config = await oidc.discovery(new URL(`${baseUrl}/oidc`), 'rollcall-console', undefined, oidc.None(), {
    execute: [oidc.allowInsecureRequests],
  });
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const redirectUri = `${baseUrl}/callback`;
  const start = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid offline_access',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  });
  const visitor = new Visitor();
  const shown = await visitor.open(start.href);
  const { url } = await visitor.submit(shown, { email, password }, redirectUri);
  const tokens = await oidc.authorizationCodeGrant(config, new URL(url), {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
  const [, payload = ''] = tokens.access_token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown> & { sub: string };
}
