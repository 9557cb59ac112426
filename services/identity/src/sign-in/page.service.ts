import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@rollcall/service-defaults';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormProtection } from './form-protection.service.js';
import { formPage, problemText, type FormPage, type FormProblems } from './pages/form-page.js';
import { html } from './pages/html.js';
import { banner, page, type PageContext } from './pages/layout.js';
import { pageHeaders, type PageNeeds } from './pages/page-headers.js';
import { chooseLocale, isTextKey, textsIn, type TextKey } from './pages/texts.js';

/** Statuses of what can go wrong on a page. */
const STATUS: Partial<Record<DomainError['kind'], number>> = { 'not-found': 404, 'too-many': 429, unavailable: 503 };

/** A request for a page and its answer. */
export interface PageExchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly context: PageContext;
}

type Form = Omit<FormPage, 'protection' | keyof PageContext>;

/** Sends pages. */
@Injectable()
export class Pages {
  private readonly logger = new Logger(Pages.name);

  constructor(private readonly protection: FormProtection) {}

  /** @param uiLocales languages that an application asked for */
  begin(request: FastifyRequest, reply: FastifyReply, uiLocales?: string, organizationLocale?: string): PageExchange {
    const locale = chooseLocale(uiLocales, request.headers['accept-language'], organizationLocale);
    return { request, reply, context: { locale, t: textsIn(locale) } };
  }

  /** Sends a form; with problems as 422, or as what their error says. */
  form(exchange: PageExchange, form: Form, formTargets: readonly string[] = []): void {
    const protection = this.protection.tokenFor(exchange.request, exchange.reply);
    const body = formPage({ ...exchange.context, ...form, protection });
    this.send(exchange, form.problems ? 422 : 200, body, { formTargets, withScript: form.script !== undefined });
  }

  /** Sends a page that says something and leads on. */
  message(
    exchange: PageExchange,
    status: number,
    say: { title: string; text?: string; isProblem?: boolean; next?: { href: string; label: string } },
  ): void {
    const { title, text, isProblem, next } = say;
    const content = html`${text && (isProblem ? banner(text) : html`<p>${text}</p>`)}
    ${next && html`<p><a class="button" href="${next.href}">${next.label}</a></p>`}`;
    this.send(exchange, status, page(exchange.context, title, content));
  }

  /** Sends what an error means for somebody who looks at a page. */
  failure(exchange: PageExchange, error: unknown): void {
    const { t } = exchange.context;
    const known = error instanceof DomainError ? error : undefined;
    if (!known) this.logger.error({ err: error }, 'A page failed');
    if (known?.retryAfterSeconds) exchange.reply.header('retry-after', String(Math.ceil(known.retryAfterSeconds)));
    const status = known ? (STATUS[known.kind] ?? 409) : 500;
    this.message(exchange, status, {
      title: t('error.title'),
      text: this.textOf(exchange, error),
      isProblem: true,
      next: { href: '/', label: t('error.home') },
    });
  }

  /** Problems to show in a form again, if the error is about what was filled in or about trying again; else `undefined`. */
  problemsOf(exchange: PageExchange, error: unknown): FormProblems | undefined {
    if (!(error instanceof DomainError)) return undefined;
    if (error.code === 'busy') return { form: 'error.busy' };
    if (error.code === 'too-many-attempts')
      return { form: 'signIn.wait', params: { seconds: Math.ceil(error.retryAfterSeconds ?? 1) } };
    if (!error.errors) return undefined;
    const params = (error.extra?.['policy'] ?? {}) as Record<string, number>;
    const fields: Record<string, string> = {};
    for (const { pointer, code, message } of error.errors)
      fields[pointer.slice(1)] ??= problemText(exchange.context, code, message, params);
    return { fields };
  }

  /** Whether the form that was sent is ours. */
  isOurs(request: FastifyRequest, body: Record<string, string>): boolean {
    return this.protection.isOurs(request, body['form'] ?? '');
  }

  private textOf({ context: { t } }: PageExchange, error: unknown): string {
    if (!(error instanceof DomainError)) return t('error.unexpected');
    if (error.code === 'busy') return t('error.busy');
    if (error.code === 'too-many-attempts')
      return t('signIn.wait', { seconds: Math.ceil(error.retryAfterSeconds ?? 1) });
    const key = `problem.${error.code}` as TextKey;
    return isTextKey(key) ? t(key) : error.message;
  }

  private send({ reply }: PageExchange, status: number, body: string, needs?: PageNeeds): void {
    void reply.status(status).headers(pageHeaders(needs)).type('text/html; charset=utf-8').send(body);
  }
}

/** Fields of a form as text; what was sent twice or is not text counts as empty. */
export function formFields(body: unknown): Record<string, string> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
