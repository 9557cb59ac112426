import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { html, Html } from './pages/html.js';
import { banner, page, type PageContext } from './pages/layout.js';
import { pageHeaders } from './pages/page-headers.js';
import { chooseLocale, textsIn } from './pages/texts.js';

type RenderError = NonNullable<Configuration['renderError']>;

/** Pages that oidc-provider shows itself. */
export interface OidcPages {
  signOut: (ctx: KoaContextWithOIDC, form: string) => Promise<void>;
  signedOut: (ctx: KoaContextWithOIDC) => Promise<void>;
  error: RenderError;
}

/** Pages in Rollcall's own looks. */
export function oidcPages(): OidcPages {
  return {
    async signOut(ctx, form) {
      const context = contextOf(ctx);
      const { t } = context;
      send(
        ctx,
        page(
          context,
          t('signOut.title'),
          html`<p>${t('signOut.text')}</p>
            ${new Html(form)}
            <button type="submit" form="op.logoutForm" name="logout" value="yes">${t('signOut.submit')}</button>
            <button class="plain" type="submit" form="op.logoutForm">${t('signOut.stay')}</button>`,
        ),
      );
    },
    async signedOut(ctx) {
      const context = contextOf(ctx);
      const { t } = context;
      send(
        ctx,
        page(context, t('signedOut.title'), html`<p><a class="button" href="/">${t('signedOut.again')}</a></p>`),
      );
    },
    error(ctx, out) {
      const context = contextOf(ctx);
      const { t } = context;
      const expired = out.error === 'invalid_request' && /session|expired/.test(out.error_description ?? '');
      send(
        ctx,
        page(
          context,
          t('error.title'),
          html`${banner(t(expired ? 'signIn.expired' : 'error.request'))}
            <p><code>${out.error}</code> ${out.error_description}</p>
            <p><a class="button" href="/">${t(expired ? 'signIn.start' : 'error.home')}</a></p>`,
        ),
      );
    },
  };
}

function contextOf(ctx: KoaContextWithOIDC): PageContext {
  const uiLocales = ctx.oidc.params?.['ui_locales'];
  const locale = chooseLocale(typeof uiLocales === 'string' ? uiLocales : undefined, ctx.get('accept-language'));
  return { locale, t: textsIn(locale) };
}

function send(ctx: KoaContextWithOIDC, body: string): void {
  ctx.set(pageHeaders());
  ctx.type = 'html';
  ctx.body = body;
}
