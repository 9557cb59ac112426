export interface Logo {
  contentType: string;
  content: Buffer;
}

const MAGIC: Record<string, string> = {
  'image/png': '89504e470d0a1a0a',
  'image/jpeg': 'ffd8ff',
  'image/gif': '474946383',
};

/** Reads a picture from its data URI; `undefined` for what is no PNG, JPEG or GIF, whatever it says it is. */
export function logoOf(dataUri: string): Logo | undefined {
  const [, contentType, base64] = /^data:(image\/(?:png|jpeg|gif));base64,([A-Za-z0-9+/]+={0,2})$/.exec(dataUri) ?? [];
  const magic = contentType && MAGIC[contentType];
  if (!magic || !base64) return undefined;
  const content = Buffer.from(base64, 'base64');
  return content.toString('hex', 0, 16).startsWith(magic) ? { contentType, content } : undefined;
}
