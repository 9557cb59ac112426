/** As much of a browser as signing in needs: cookies with paths, redirects, and forms. No scripts. */
export class Browser {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  constructor(
    private readonly baseUrl: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  /** Follows redirects, up to one that leads away from the pages (an address with a code, for example). */
  async go(address: string, form?: Record<string, string>): Promise<Page> {
    let url = new URL(address, this.baseUrl);
    let body = form && new URLSearchParams(form);
    for (let step = 0; step < 10; step += 1) {
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { accept: 'text/html', ...this.headers, cookie: this.cookieHeader(url) },
        ...(body ? { body } : {}),
      });
      this.keep(response, url);
      const location = response.headers.get('location');
      if (!location) return new Page(response.status, url, response.headers, await response.text());
      url = new URL(location, url);
      body = undefined;
      if (url.origin !== this.baseUrl || !/^\/(oidc|account)\//.test(url.pathname))
        return new Page(response.status, url, response.headers, '');
    }
    throw new Error('Redirects without end');
  }

  /** Fills in the form of a page and sends it. */
  async submit(page: Page, fields: Record<string, string>): Promise<Page> {
    return this.go(page.action, { ...page.hidden, ...fields });
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name)?.value;
  }

  cookieNames(): string[] {
    return [...this.cookies.keys()];
  }

  private cookieHeader(url: URL): string {
    return [...this.cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  private keep(response: Response, url: URL): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? url.pathname;
      const expired = attributes.some((one) => /^expires=Thu, 01 Jan 1970/i.test(one));
      if (expired || value === '') this.cookies.delete(name);
      else this.cookies.set(name, { value, path });
    }
  }
}

/** What the browser shows. */
export class Page {
  constructor(
    readonly status: number,
    readonly url: URL,
    readonly headers: Headers,
    readonly html: string,
  ) {}

  get text(): string {
    return this.html
      .replace(/<head>.*?<\/head>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
  }

  get action(): string {
    return /<form[^>]* action="([^"]+)"/.exec(this.html)?.[1] ?? '';
  }

  get hidden(): Record<string, string> {
    const inputs = this.html.matchAll(/<input[^>]*type="hidden"[^>]*>/g);
    return Object.fromEntries(
      [...inputs].map(([input]) => [/name="([^"]+)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '']),
    );
  }

  /** Problem shown at a field. */
  problemOf(field: string): string | undefined {
    return new RegExp(`id="${field}-problem">([^<]*)<`).exec(this.html)?.[1];
  }
}
