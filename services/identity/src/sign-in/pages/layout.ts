import { html, type Html } from './html.js';
import { STYLE_PATH } from './style.css.js';
import type { Locale, Texts } from './texts.js';

export interface PageContext {
  locale: Locale;
  t: Texts;
}

/** A whole page. The title comes first in the document title, so that tabs and screen readers say it first. */
export function page({ locale, t }: PageContext, title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${t('brand')}</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <p class="brand">${t('brand')}</p>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.text;
}

/** Something to know before reading on; problems are announced at once. */
export function banner(text: string, good = false): Html {
  return good
    ? html`<p class="banner good" role="status">${text}</p>`
    : html`<p class="banner" role="alert">${text}</p>`;
}

export interface Field {
  name: string;
  label: string;
  type: 'email' | 'password' | 'text';
  autocomplete: string;
  /** For a code of digits. */
  numeric?: boolean;
  value?: string | undefined;
  hint?: string | undefined;
  problem?: string | undefined;
}

/** An input with its label, its hint and its problem tied to it for assistive technology. */
export function field({ name, label, type, autocomplete, numeric, value, hint, problem }: Field): Html {
  const described = [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      required
      maxlength="4096"
      ${
        type === 'email' ? html` inputmode="email" autocapitalize="none" spellcheck="false"` : ''
      }${numeric ? html` inputmode="numeric"` : ''}${
        type === 'text' ? html` autocapitalize="none" spellcheck="false"` : ''
      }${value ? html` value="${value}"` : ''}${described ? html` aria-describedby="${described}"` : ''}${
        problem ? html` aria-invalid="true"` : ''
      }
    />
    ${problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : ''}
  </div>`;
}
