import sanitizeHtml from 'sanitize-html';
import { markupProblem, type TemplateProblem } from './template-subset.rules.js';

interface Look {
  style?: string;
  class?: string;
}

const FONT = 'font-family:Arial,Helvetica,sans-serif;';

/** Elements that a mail may have, and how each looks: mail clients know no style sheets that can be relied on. */
const LOOKS: Readonly<Record<string, Look>> = {
  a: { style: 'color:#1f5fd1;text-decoration:underline;', class: 'link' },
  b: {},
  blockquote: { style: 'margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #e1e5ea;', class: 'line' },
  br: {},
  div: {},
  em: {},
  h1: { style: `margin:0 0 16px;${FONT}font-size:22px;line-height:28px;font-weight:bold;`, class: 'text' },
  h2: { style: `margin:0 0 12px;${FONT}font-size:18px;line-height:24px;font-weight:bold;`, class: 'text' },
  h3: { style: `margin:0 0 8px;${FONT}font-size:16px;line-height:24px;font-weight:bold;`, class: 'text' },
  hr: { style: 'margin:24px 0;border:0;border-top:1px solid #e1e5ea;', class: 'line' },
  i: {},
  li: { style: 'margin:0 0 4px;' },
  ol: { style: 'margin:0 0 16px;padding-left:24px;' },
  p: { style: 'margin:0 0 16px;' },
  s: {},
  small: { style: 'font-size:14px;line-height:20px;color:#5b6472;word-break:break-word;', class: 'muted' },
  span: {},
  strong: {},
  table: { style: 'margin:0 0 16px;border-collapse:collapse;' },
  tbody: {},
  td: { style: `padding:6px 24px 6px 0;${FONT}font-size:16px;line-height:24px;vertical-align:top;`, class: 'text' },
  th: {
    style: `padding:6px 0;${FONT}font-size:16px;line-height:24px;text-align:right;vertical-align:top;`,
    class: 'text',
  },
  thead: {},
  tr: {},
  u: {},
  ul: { style: 'margin:0 0 16px;padding-left:24px;' },
};

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = { a: ['href'], td: ['colspan'], th: ['colspan'] };

/** Dresses the source of a template, and says what in it a mail may not have. */
export function mailMarkup(source: string): { html: string; problems: TemplateProblem[] } {
  /** What is wrong, and the text by which it is found. */
  const refused = new Map<string, RegExp>();
  const html = sanitizeHtml(source, {
    allowedTags: Object.keys(LOOKS),
    allowedAttributes: { '*': ['style', 'class'], a: ['href'], td: ['colspan'], th: ['colspan'] },
    allowedSchemes: ['https', 'http', 'mailto'],
    parseStyleAttributes: false,
    transformTags: {
      '*': (tag, given) => {
        const look = LOOKS[tag];
        if (!look) refused.set(`The element <${tag}> cannot be used in a mail.`, elementOf(tag));
        const attribs: Record<string, string> = { ...look };
        for (const [name, value] of Object.entries(given)) {
          const problem = attributeProblem(tag, name, value);
          if (problem) refused.set(problem, elementOf(tag, name));
          else attribs[name] = value;
        }
        return { tagName: tag, attribs };
      },
    },
  });
  if (/<!--/.test(source)) refused.set('Comments cannot be used in a mail; use {{!-- … --}}.', /<!--/);
  return { html, problems: [...refused].map(([message, at]) => markupProblem(source, source.search(at), message)) };
}

/** Finds an element, the first of its name that has the attribute. */
function elementOf(tag: string, attribute = ''): RegExp {
  const text = (literal: string) => literal.replace(/[^\w-]/g, '\\$&');
  return new RegExp(`<${text(tag)}${attribute ? `\\s[^<>]*${text(attribute)}` : '[\\s/>]'}`, 'i');
}

function attributeProblem(tag: string, name: string, value: string): string | undefined {
  if (!ATTRIBUTES[tag]?.includes(name)) return `The attribute ${name} of <${tag}> cannot be used: looks are given.`;
  if (name === 'href' && value === '{{link}}') return undefined;
  // A value inside an address could make another one of it.
  if (value.includes('{{')) return `Of variables, only {{link}} can stand in an attribute, alone and in href.`;
  if (name === 'href' && !/^(https?:\/\/|mailto:)/i.test(value))
    return 'Links start with https://, http:// or mailto:.';
  return undefined;
}
