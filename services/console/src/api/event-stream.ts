export interface StreamEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

/**
 * Server-sent events out of pieces of text, however they are cut.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class EventParser {
  private rest = '';
  private id = '';

  push(piece: string): StreamEvent[] {
    const blocks = (this.rest + piece).split(/\r?\n\r?\n/);
    this.rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => this.read(block));
  }

  private read(block: string): StreamEvent[] {
    let type = 'message';
    const data: string[] = [];
    for (const line of block.split(/\r?\n/)) {
      const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
      if (field === 'id') this.id = value;
      if (field === 'event') type = value;
      if (field === 'data') data.push(value);
    }
    return data.length === 0 ? [] : [{ id: this.id, type, data: data.join('\n') }];
  }
}
