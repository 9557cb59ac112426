import { html, type Html } from './html.js';
import { STYLE_PATH } from './style.css.js';
import type { Locale, Texts } from './texts.js';

export interface PageContext {
  locale: Locale;
  t: Texts;
}

/** The console's picture, drawn in the page: nothing is loaded for it. */
const ICON = html`<svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">
  <rect width="32" height="32" rx="8" fill="#0b7285" />
  <path d="M8 11h10M8 16h10M8 21h6" stroke="#fff" stroke-width="2.6" stroke-linecap="round" />
  <path
    d="m20 20 2.6 2.6L27 17"
    fill="none"
    stroke="#fff"
    stroke-width="2.6"
    stroke-linecap="round"
    stroke-linejoin="round"
  />
</svg>`;

/**
 * A whole page. The title comes first in the document title, so that tabs and screen readers say it first.
 * @param script path of a script that helps on this page, which is complete without
 */
export function page({ locale, t }: PageContext, title: string, content: Html, script?: string): string {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${t('brand')}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="${STYLE_PATH}" />
        ${script && html`<script src="${script}" defer></script>`}
      </head>
      <body>
        <header class="brand">${ICON}<span>${t('brand')}</span></header>
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
  /** Below the input; described by it when it has an id. */
  after?: { id: string; content: Html };
}

/** An input with its label, its hint and its problem tied to it for assistive technology. */
export function field({ name, label, type, autocomplete, numeric, value, hint, problem, after }: Field): Html {
  const described = [hint ? `${name}-hint` : '', problem ? `${name}-problem` : '', after?.id].filter(Boolean).join(' ');
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
    ${problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : ''}${after?.content}
  </div>`;
}
