import { describe, expect, it } from '@jest/globals';
import { chooseLocale } from './locale.rules.js';
import { TemplateService } from './template.service.js';

const templates = new TemplateService();
const context = {
  recipient: { name: 'Nicole de Graaf', email: 'NGra@cwtestgebruiker.nl' },
  organization: { name: 'Brooy & Holt <Accountants>' },
  link: 'https://rollcall.example/account/invitation?token=abc',
  expiresAt: new Date('2026-05-08T10:00:00Z'),
};

describe('the welcome mail', () => {
  it('says in Dutch what to do, with the link in both parts', () => {
    const mail = templates.render('welcome', ['nl-NL'], context);
    expect(mail.locale).toBe('nl');
    expect(mail.subject).toBe('Welkom bij Brooy & Holt <Accountants>: stel uw wachtwoord in');
    expect(mail.text).toContain(context.link);
    expect(mail.text).toContain('8 mei 2026');
    expect(mail.html).toContain('lang="nl"');
    expect(mail.html).toContain('href="https://rollcall.example/account/invitation?token&#x3D;abc"');
  });

  it('shows values of an organisation as text, never as markup', () => {
    expect(templates.render('welcome', ['en'], context).html).toContain('Brooy &amp; Holt &lt;Accountants&gt;');
  });
});

it.each(['welcome', 'password-reset', 'password-changed'])(
  'has %s in Dutch and English with every value filled in',
  (name) => {
    for (const locale of ['nl', 'en']) {
      const mail = templates.render(name, [locale], context);
      for (const part of [mail.subject, mail.html, mail.text]) expect(part).not.toMatch(/\{\{|undefined|\bnull\b/);
      expect(mail.text).toContain('Nicole de Graaf');
    }
  },
);

it.each([
  [['nl-BE'], 'nl'],
  [[null, 'EN-us'], 'en'],
  [['pl', 'nl'], 'nl'],
  [['pl'], 'en'],
  [[], 'en'],
])('of the languages wanted %j, uses %s', (wanted, expected) => {
  expect(chooseLocale(wanted, ['nl', 'en'])).toBe(expected);
});
