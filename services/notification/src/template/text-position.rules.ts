/** A place in a text, both from 1. */
export interface Position {
  line: number;
  column: number;
}

export function positionAt(source: string, offset: number): Position {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/**
 * Where Handlebars stopped reading. Its parser says the line and shows up to twenty characters on either side, without
 * their line breaks; that is looked up again in the source.
 */
export function syntaxErrorPosition(source: string, message: string): Position | undefined {
  const named = / - (\d+):(\d+)$/.exec(message);
  if (named) return { line: Number(named[1]), column: Number(named[2]) + 1 };
  const [, shown = '', marker = ''] = message.split('\n');
  if (!marker.endsWith('^')) return undefined;
  const caret = marker.length - 1;
  const past = shown.slice(0, caret).replace(/^\.\.\./, '');
  const upcoming = shown.slice(caret).replace(/\.\.\.$/, '');
  const plain = source.replaceAll('\n', '');
  const found = plain.lastIndexOf(past + upcoming);
  if (found < 0) return undefined;
  return positionAt(source, offsetIn(source, found + past.length));
}

/** The offset of the n-th character that is no line break. */
function offsetIn(source: string, characters: number): number {
  let seen = 0;
  for (let offset = 0; offset < source.length; offset += 1) {
    if (source[offset] === '\n') continue;
    if (seen === characters) return offset;
    seen += 1;
  }
  return source.length;
}
