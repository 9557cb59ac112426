/** Markup that is safe to put into a page. Only {@link html} makes it. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | false | undefined | null | readonly Value[];

/** Tagged template for markup: every value is escaped, unless it is itself markup made by this function. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(strings.map((text, index) => (index === 0 ? text : render(values[index - 1]) + text)).join(''));
}

function render(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  return value ? value.map(render).join('') : '';
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
