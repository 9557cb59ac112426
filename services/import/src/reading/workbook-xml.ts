import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import sax from 'sax';

export type Attributes = Readonly<Record<string, string>>;

/** What a reader of one kind of part wants to hear. Names come without namespace prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Feeds a part to a handler, yielding after each portion so that the handler's results can be taken.
 * Document types are refused, so no entity is ever declared or expanded.
 */
export async function* parseXml(part: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false });
  parser.onopentag = ({ name, attributes }) => handler.open?.(local(name), attributes as Attributes);
  parser.ontext = (text) => handler.text?.(text);
  parser.oncdata = (text) => handler.text?.(text);
  parser.onclosetag = (name) => handler.close?.(local(name));
  parser.ondoctype = () => {
    throw new Error('a document type is not allowed');
  };
  parser.onerror = (error) => {
    throw error;
  };
  const decoder = new StringDecoder('utf8');
  for await (const chunk of part) {
    parser.write(decoder.write(chunk as Buffer));
    yield;
  }
  parser.write(decoder.end()).close();
  yield;
}

/** Feeds a whole part to a handler. */
export async function readXml(part: Readable, handler: XmlHandler): Promise<void> {
  const steps = parseXml(part, handler);
  while (!(await steps.next()).done);
}

/** Attribute by its local name. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  return Object.entries(attributes).find(([key]) => local(key) === name)?.[1];
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
