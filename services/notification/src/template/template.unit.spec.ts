import { describe, expect, it } from '@jest/globals';
import { chooseLocale } from './locale.rules.js';
import { TemplateService } from './template.service.js';
import { TEMPLATE_NAMES, type TemplateDress } from './template.values.js';

const templates = new TemplateService();
const context = {
  recipient: { name: 'Nicole de Graaf', email: 'NGra@cwtestgebruiker.nl' },
  organization: { name: 'Brooy & Holt <Accountants>' },
  link: 'https://rollcall.example/account/invitation?token=abc',
  expiresAt: new Date('2026-05-08T10:00:00Z'),
};

const plain: TemplateDress = { welcomeMessage: null, signature: null, logoSource: null };

describe('the welcome mail', () => {
  it('says in Dutch what to do, with the link in both parts', () => {
    const mail = templates.render('welcome', templates.localeOf('welcome', ['nl-NL']), context, plain);
    expect(mail.locale).toBe('nl');
    expect(mail.subject).toBe('Welkom bij Brooy & Holt <Accountants>: stel uw wachtwoord in');
    expect(mail.text).toContain(context.link);
    expect(mail.text).toContain('8 mei 2026');
    expect(mail.html).toContain('lang="nl"');
    expect(mail.html).toContain('href="https://rollcall.example/account/invitation?token&#x3D;abc"');
  });

  it('shows values of an organisation as text, never as markup', () => {
    expect(templates.render('welcome', 'en', context, plain).html).toContain('Brooy &amp; Holt &lt;Accountants&gt;');
  });
});

const result = {
  importId: '0198a2f4-5c00-7a00-9b00-00000000a001',
  usersAdded: 4,
  usersChanged: 0,
  usersUnchanged: 1,
  usersReactivated: 0,
  usersDeactivated: 0,
  groupsAdded: 2,
  groupsChanged: 0,
  rowsFailed: 1,
  rowsHeld: 0,
};

const secondFactor = { enabled: false, disabled: false, reset: true };

it.each(TEMPLATE_NAMES)('has %s in four languages with every value filled in', (name) => {
  expect(templates.localesFor(name).sort()).toEqual(['de', 'en', 'fr', 'nl']);
  for (const locale of templates.localesFor(name)) {
    const mail = templates.render(name, locale, { ...context, import: result, secondFactor }, plain);
    for (const part of [mail.subject, mail.html, mail.text]) expect(part).not.toMatch(/\{\{|undefined|\bnull\b/);
    expect(mail.text).toContain('Nicole de Graaf');
  }
});

it.each([
  [['nl-BE'], 'nl'],
  [[null, 'EN-us'], 'en'],
  [['pl', 'nl'], 'nl'],
  [['pl'], 'en'],
  [[], 'en'],
])('of the languages wanted %j, uses %s', (wanted, expected) => {
  expect(chooseLocale(wanted, ['nl', 'en'])).toBe(expected);
});

describe('the text part', () => {
  const onlyWords = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const values = { ...context, organization: { name: 'Brooy & Holt' }, import: result, secondFactor };
  const dress = { welcomeMessage: 'Fijn dat u er bent.', signature: 'Brooy & Holt\nDelft', logoSource: null };

  it.each(TEMPLATE_NAMES)('of %s says what the other one says', (name) => {
    for (const locale of templates.localesFor(name)) {
      const { html, text } = templates.render(name, locale, values, dress);
      const shown = html
        .replace(/<head>.*<\/head>/s, '')
        .replace(/<[^>]+>/g, ' ')
        .replaceAll('&amp;', '&')
        .replaceAll('&#x3D;', '=');
      // What leads up to the link is worded otherwise where the link is a button.
      const sentences = text
        .replace(/[^.?!\n]*:\n\nhttps\S+/g, '\n')
        .split(/[.?!]\s|\n/)
        .filter((sentence) => sentence.trim() !== '');
      const missing = sentences.filter((sentence) => !onlyWords(shown).includes(onlyWords(sentence)));
      expect({ locale, missing }).toEqual({ locale, missing: [] });
      expect(sentences.length).toBeGreaterThan(3);
      expect(text).toContain(context.link);
      expect(html).toContain(`href="${context.link.replace('=', '&#x3D;')}"`);
    }
  });
});
