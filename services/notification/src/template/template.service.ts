import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { chooseLocale } from './locale.rules.js';

/** What a template may show. */
export interface TemplateContext {
  recipient: { name: string; email: string };
  organization: { name: string };
  link: string;
  expiresAt: Date | null;
}

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
  /** The language that was used. */
  locale: string;
}

interface CompiledTemplate {
  subject: Handlebars.TemplateDelegate;
  html: Handlebars.TemplateDelegate;
  text: Handlebars.TemplateDelegate;
}

const TEMPLATES = join(import.meta.dirname, '../../templates');

/** The mails that Rollcall sends: a folder per template and language with subject, html and text, compiled once. */
@Injectable()
export class TemplateService {
  private readonly handlebars = Handlebars.create();
  private readonly templates = new Map<string, Map<string, CompiledTemplate>>();

  constructor() {
    for (const partial of ['layout', 'button']) this.handlebars.registerPartial(partial, read(`${partial}.hbs`));
    for (const name of directoriesIn(TEMPLATES)) {
      const locales = directoriesIn(join(TEMPLATES, name));
      this.templates.set(name, new Map(locales.map((locale) => [locale, this.compile(name, locale)])));
    }
  }

  /**
   * Renders a mail in the first of the wanted languages that the template has.
   *
   * @param wanted BCP 47 tags, most wanted first; `null` entries are skipped
   */
  render(name: string, wanted: (string | null)[], context: TemplateContext): RenderedMail {
    const locales = this.templates.get(name);
    if (!locales) throw new Error(`There is no template '${name}'.`);
    const locale = chooseLocale(wanted, [...locales.keys()]);
    const template = locales.get(locale);
    if (!template) throw new Error(`Template '${name}' has no language '${locale}'.`);
    const values = { ...context, locale, expires: context.expiresAt && longDate(context.expiresAt, locale) };
    return {
      subject: template.subject(values).trim(),
      html: template.html(values),
      text: template.text(values),
      locale,
    };
  }

  private compile(name: string, locale: string): CompiledTemplate {
    const part = (file: string, noEscape: boolean) =>
      this.handlebars.compile(read(name, locale, file), { strict: true, noEscape });
    return { subject: part('subject.hbs', true), html: part('html.hbs', false), text: part('text.hbs', true) };
  }
}

function read(...path: string[]): string {
  return readFileSync(join(TEMPLATES, ...path), 'utf8');
}

function directoriesIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function longDate(date: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(date);
}
