import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { compileTemplate, problemsOfParts, type CompiledTemplate, type TemplateParts } from './compiled-template.js';
import { chooseLocale } from './locale.rules.js';
import { TEMPLATE_NAMES, type TemplateContext, type TemplateDress, type TemplateName } from './template.values.js';

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
  /** The language that was used. */
  locale: string;
}

interface DefaultTemplate {
  parts: TemplateParts;
  compiled: CompiledTemplate;
  buttonLabel: string;
}

const TEMPLATES = join(import.meta.dirname, '../../templates');
const { escapeExpression, SafeString } = Handlebars;

/** The mails that Rollcall sends: a folder per template and language with subject, html and text, compiled once. */
@Injectable()
export class TemplateService {
  private readonly templates = new Map<string, Map<string, DefaultTemplate>>();
  private readonly layout = Handlebars.create().compile(read('layout.hbs'));
  private readonly button = Handlebars.create().compile(read('button.hbs'), { strict: true });

  constructor() {
    for (const name of TEMPLATE_NAMES) {
      const locales = readdirSync(join(TEMPLATES, name));
      this.templates.set(name, new Map(locales.map((locale) => [locale, readDefault(name, locale)])));
    }
  }

  /** The language that a mail is written in: the first of the wanted ones that the template has. */
  localeOf(name: string, wanted: (string | null)[]): string {
    return chooseLocale(wanted, [...this.localesOf(name).keys()]);
  }

  localesFor(name: string): string[] {
    return [...this.localesOf(name).keys()];
  }

  /** Rollcall's own texts; `undefined` for a template or language that does not exist. */
  defaultParts(name: string, locale: string): TemplateParts | undefined {
    return this.templates.get(name)?.get(locale)?.parts;
  }

  buttonLabel(name: string, locale: string): string {
    return this.templates.get(name)?.get(locale)?.buttonLabel ?? '';
  }

  /**
   * Renders a mail.
   *
   * @param own an organisation's own texts, instead of Rollcall's
   */
  render(
    name: string,
    locale: string,
    context: TemplateContext,
    dress: TemplateDress,
    own?: CompiledTemplate,
  ): RenderedMail {
    const template = this.localesOf(name).get(locale);
    if (!template) throw new Error(`Template '${name}' has no language '${locale}'.`);
    const { subject, html, text } = own ?? template.compiled;
    const shared = {
      recipient: { ...context.recipient, name: oneLine(context.recipient.name) },
      organization: { name: oneLine(context.organization.name) },
      import: context.import ?? {},
      secondFactor: context.secondFactor ?? {},
      link: context.link,
      expires: context.expiresAt && longDate(context.expiresAt, locale),
      welcomeMessage: dress.welcomeMessage,
    };
    const button = new SafeString(this.button({ link: context.link, label: template.buttonLabel }));
    const renderedSubject = oneLine(subject(shared)).trim();
    const content = html({ ...shared, button, welcomeMessage: lines(dress.welcomeMessage) });
    const page = { ...shared, locale, subject: renderedSubject, logoSource: dress.logoSource };
    const signature = dress.signature ? `\n\n${dress.signature}\n` : '\n';
    return {
      subject: renderedSubject,
      html: this.layout({ ...page, content: new SafeString(content), signature: lines(dress.signature) }),
      text: `${text(shared).trim()}${signature}`,
      locale,
    };
  }

  private localesOf(name: string): Map<string, DefaultTemplate> {
    const locales = this.templates.get(name);
    if (!locales) throw new Error(`There is no template '${name}'.`);
    return locales;
  }
}

function readDefault(name: TemplateName, locale: string): DefaultTemplate {
  const parts = {
    subject: read(name, locale, 'subject.hbs').trim(),
    html: read(name, locale, 'html.hbs'),
    text: read(name, locale, 'text.hbs'),
  };
  // Rollcall's own texts keep to the subset as well: they are what an organisation starts from.
  const [problem] = problemsOfParts(name, parts);
  if (problem) throw new Error(`${name}/${locale}/${problem.part}: ${problem.problem.message}`);
  return { parts, compiled: compileTemplate(parts), buttonLabel: read(name, locale, 'button.txt').trim() };
}

function read(...path: string[]): string {
  return readFileSync(join(TEMPLATES, ...path), 'utf8');
}

/** Plain text as HTML, line by line. */
function lines(text: string | null): Handlebars.SafeString | null {
  return text === null ? null : new SafeString(escapeExpression(text).replace(/\r\n?|\n/g, '<br>'));
}

/** A text for a header: nothing in it can end one. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
}

/** A moment as mails say it. */
export function longDate(date: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    // Readers may be elsewhere.
    timeZoneName: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(date);
}
