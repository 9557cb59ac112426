import { simpleParser, type ParsedMail } from 'mailparser';

/** What became of a mail after the next mail server had accepted it. */
export interface BounceReport {
  kind: 'bounce' | 'complaint';
  /** The address cannot get mail, now or later. */
  permanent: boolean;
  /** Id in our log, out of the Message-ID. */
  messageId: string;
  /** Enhanced status code and text. */
  reason: string;
}

const MESSAGE_ID = /<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^<>\s]+>/i;

/** Our id in the text of a Message-ID. */
export function messageIdOf(text: string): string | undefined {
  return MESSAGE_ID.exec(text)?.[1]?.toLowerCase();
}

/**
 * Reads a delivery status notification (RFC 3464) or a complaint (ARF, RFC 5965) as it arrives in a mailbox;
 * `undefined` for any other mail: a delay, a success, an answer by a person.
 */
export async function parseBounceMail(source: Buffer): Promise<BounceReport | undefined> {
  const mail = await simpleParser(source, { skipHtmlToText: true, skipTextToHtml: true, keepDeliveryStatus: true });
  const partOf = (...types: string[]) =>
    mail.attachments.find(({ contentType }) => types.includes(contentType))?.content.toString('utf8');
  const original = partOf('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
  const messageId = original && messageIdOf((await fieldsOf(original)).messageId ?? '');
  if (!messageId) return undefined;
  const complaint = partOf('message/feedback-report');
  if (complaint !== undefined) return { kind: 'complaint', permanent: true, messageId, reason: 'complaint' };
  const status = partOf('message/delivery-status', 'message/global-delivery-status');
  return status === undefined ? undefined : bounceOf(status, messageId);
}

/** The fields of each recipient follow those of the message, with blank lines in between; ours have one recipient. */
async function bounceOf(status: string, messageId: string): Promise<BounceReport | undefined> {
  const groups = await Promise.all(
    status
      .trim()
      .split(/\r?\n\r?\n/)
      .map(fieldsOf),
  );
  const recipient = groups.find(({ headers }) => headers.has('action'));
  const field = (name: string) => {
    const value: unknown = recipient?.headers.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  if (field('action')?.toLowerCase() !== 'failed') return undefined;
  const code = field('status') ?? '5.0.0';
  const reason = `${code} ${(field('diagnostic-code') ?? '').replace(/^smtp;\s*/i, '')}`.trim().slice(0, 500);
  return { kind: 'bounce', permanent: isPermanent(code), messageId, reason };
}

/** Whether the address itself is at fault (RFC 3463, 3.2 and 3.3). */
function isPermanent(code: string): boolean {
  return ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1'].includes(code.split(' ')[0] ?? '');
}

/** Fields in the format of headers, read by the parser of mails. */
function fieldsOf(text: string): Promise<ParsedMail> {
  return simpleParser(`${text.trimStart()}\r\n\r\n`);
}
