import { describe, expect, it } from '@jest/globals';
import { compileTemplate, problemsOfParts } from './compiled-template.js';
import { mailMarkup } from './mail-markup.rules.js';
import { templateProblems } from './template-subset.rules.js';

const variables = ['link', 'recipient.name', 'welcomeMessage'];
const codesOf = (source: string) => templateProblems(source, variables).map(({ code }) => code);

describe('the subset of templates', () => {
  it.each([
    'Dag {{recipient.name}}',
    '{{#if welcomeMessage}}{{welcomeMessage}}{{else}}-{{/if}}',
    '{{~link~}}',
    '{{!-- x --}}',
  ])('takes %s', (source) => expect(codesOf(source)).toEqual([]));

  it.each([
    ['{{{link}}}', 'template-expression'],
    ['{{&link}}', 'template-expression'],
    ['{{constructor}}', 'template-variable'],
    ['{{recipient.constructor}}', 'template-variable'],
    ['{{this.link}}', 'template-variable'],
    ['{{../link}}', 'template-variable'],
    ['{{@root.link}}', 'template-variable'],
    ['{{"text"}}', 'template-variable'],
    ['{{lookup recipient "constructor"}}', 'template-expression'],
    ['{{#each recipient}}{{this}}{{/each}}', 'template-expression'],
    ['{{#with recipient}}{{name}}{{/with}}', 'template-expression'],
    ['{{#if (lookup recipient "x")}}a{{/if}}', 'template-variable'],
    ['{{> layout}}', 'template-expression'],
    ['{{#> layout}}{{/layout}}', 'template-expression'],
    ['{{* decorator}}', 'template-expression'],
    ['{{#if link}}', 'template-syntax'],
    ['{{#if link}}'.repeat(9) + '{{/if}}'.repeat(9), 'template-expression'],
  ])('refuses %s: %s', (source, code) => expect(codesOf(source)).toContain(code));
});

describe('the markup of a mail', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src="https://voorbeeld.example/pixel.gif">',
    '<p onclick="x()">a</p>',
    '<p style="position:fixed">a</p>',
    '<a href="javascript:alert(1)">a</a>',
    '<a href="{{recipient.name}}">a</a>',
    '<a href="https://voorbeeld.example/{{recipient.name}}">a</a>',
    '<form action="https://voorbeeld.example"><input></form>',
    '<!-- note -->',
    '<style>p{}</style>',
  ])('has no place for %s', (source) => expect(mailMarkup(source).problems).not.toEqual([]));

  it('keeps expressions whole and gives elements their looks', () => {
    const { html, problems } = mailMarkup('<p>{{#if welcomeMessage}}a &amp; b{{/if}}</p><a href="{{link}}">x</a>');
    expect(problems).toEqual([]);
    expect(html).toContain('{{#if welcomeMessage}}a &amp; b{{/if}}');
    expect(html).toContain('href="{{link}}"');
    expect(html).toContain('style="margin:0 0 16px;"');
  });

  it('cannot be made by an expression', () => {
    const own = compileTemplate({ subject: 's', html: '<{{recipient.name}}>', text: 't' });
    const shown = own.html({ recipient: { name: 'img src=x onerror=alert(1)' } });
    expect(shown).not.toMatch(/<img/);
  });
});

it('asks for the link where a mail is of no use without it', () => {
  const parts = { subject: 'Welkom', html: '<p>Dag</p>', text: 'Dag' };
  expect(problemsOfParts('welcome', parts).map(({ part }) => part)).toEqual(['html', 'text']);
  expect(problemsOfParts('password-changed', parts)).toEqual([]);
});

it('has no room for the link in the subject, which servers log', () => {
  const parts = { subject: '{{link}}', html: '{{button}}', text: '{{link}}' };
  expect(problemsOfParts('welcome', parts).map(({ part }) => part)).toEqual(['subject']);
});

describe('a problem says where it is', () => {
  it.each([
    ['Dag\n\n  {{recipient.nam}}', 3, 5],
    ['{{#if link}}\n{{x}}\n{{/if}}', 2, 3],
    ['a\nbb {{{link}}}', 2, 4],
    ['{{#if link}}a{{/unless}}', 1, 4],
    ['een\ntwee {{recipient name', 2, 18],
    ['een\r\ntwee\r\n{{ }} drie', 3, 4],
  ])('%j: line %i, column %i', (source, line, column) => {
    expect(templateProblems(source, variables)[0]).toMatchObject({ line, column });
  });

  it.each([
    ['<p>a</p>\n<script>1</script>', 2, 1],
    ['<p>a</p>\n <p\n class="x" onclick="y">b</p>', 2, 2],
    ['a<!-- b -->', 1, 2],
  ])('%j: line %i, column %i', (source, line, column) => {
    expect(mailMarkup(source).problems[0]).toMatchObject({ line, column });
  });
});
