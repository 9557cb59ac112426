import { scimError, type ScimType } from '../http/scim.error.js';
import type { AttributePath } from '../schema/resolve.rules.js';
import { COMPARISONS, type Comparison, type Filter, type FilterValue, type PatchPath } from './filter.js';

const LONGEST = 10_000;
/** Parentheses and brackets inside each other. */
const DEEPEST = 40;
/** Comparisons in one filter: each becomes a condition of a query. */
const MOST = 200;

const tokenPattern = /\s*(?:([()[\]])|("(?:[^"\\]|\\.)*")|([^\s()[\]"]+))/y;
const pathPattern = /^(?:(urn:[^\s]+):)?([a-z$][\w$-]*)(?:\.([a-z$][\w$-]*))?$/i;

/** @throws DomainError with scimType `invalidFilter` */
export function parseFilter(text: string): Filter {
  return new Parser(text, 'invalidFilter').filter();
}

/** @throws DomainError with scimType `invalidPath`; `invalidFilter` is not told apart from it */
export function parsePatchPath(text: string): PatchPath {
  return new Parser(text, 'invalidPath').patchPath();
}

/** @throws DomainError with that scimType */
export function parseAttributePath(text: string, scimType: ScimType = 'invalidPath'): AttributePath {
  const found = pathPattern.exec(text);
  if (!found) throw scimError(scimType, `'${text.slice(0, 100)}' is not the name of an attribute.`);
  const [, schema, name = '', sub] = found;
  return { ...(schema ? { schema } : {}), name, ...(sub ? { sub } : {}) };
}

class Parser {
  private readonly tokens: string[];
  private next = 0;
  private depth = 0;
  private comparisons = 0;

  constructor(
    text: string,
    private readonly scimType: ScimType,
  ) {
    if (text.length > LONGEST) throw scimError(scimType, `At most ${LONGEST} characters are read.`);
    this.tokens = this.split(text.trimEnd());
  }

  filter(): Filter {
    const filter = this.or();
    this.end();
    return filter;
  }

  patchPath(): PatchPath {
    const path = parseAttributePath(this.take(), this.scimType);
    const inner = this.brackets();
    const sub = inner && this.peek()?.startsWith('.') ? this.take().slice(1) : undefined;
    this.end();
    return { path, ...(inner ? { filter: inner } : {}), ...(sub !== undefined ? { sub } : {}) };
  }

  private split(text: string): string[] {
    const tokens: string[] = [];
    const pattern = new RegExp(tokenPattern);
    while (pattern.lastIndex < text.length) {
      const at = pattern.lastIndex;
      const found = pattern.exec(text);
      if (!found) throw this.error(`Nothing can be read from '${text.slice(at, at + 30)}' on.`);
      tokens.push(found[1] ?? found[2] ?? found[3] ?? '');
    }
    return tokens;
  }

  private or(): Filter {
    let left = this.and();
    while (this.skip('or')) left = { op: 'or', left, right: this.and() };
    return left;
  }

  private and(): Filter {
    let left = this.unary();
    while (this.skip('and')) left = { op: 'and', left, right: this.unary() };
    return left;
  }

  private unary(): Filter {
    if (this.peek()?.toLowerCase() === 'not' && this.tokens[this.next + 1] === '(') {
      this.take();
      return { op: 'not', filter: this.enclosed('(', ')') };
    }
    return this.peek() === '(' ? this.enclosed('(', ')') : this.expression();
  }

  private expression(): Filter {
    const path = parseAttributePath(this.take(), this.scimType);
    const filter = this.brackets();
    if (!filter) return this.comparison(path);
    // `emails[type eq "work"].value eq "x"`: Entra asks so. One and the same e-mail has to fit both.
    if (!this.peek()?.startsWith('.')) return { op: 'where', path, filter };
    const right = this.comparison(parseAttributePath(this.take().slice(1), this.scimType));
    return { op: 'where', path, filter: { op: 'and', left: filter, right } };
  }

  private comparison(path: AttributePath): Filter {
    if (++this.comparisons > MOST) throw this.error(`At most ${MOST} comparisons fit in a filter.`);
    const op = this.take().toLowerCase();
    if (op === 'pr') return { op, path };
    if (!COMPARISONS.includes(op as Comparison)) throw this.error(`'${op.slice(0, 30)}' is not an operator.`);
    return { op: op as Comparison, path, value: this.value() };
  }

  private value(): FilterValue {
    const token = this.take();
    try {
      const value = JSON.parse(/^(true|false|null)$/i.test(token) ? token.toLowerCase() : token) as unknown;
      if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as FilterValue;
    } catch {
      // Said below.
    }
    throw this.error(`'${token.slice(0, 30)}' is not a value; texts stand in double quotes.`);
  }

  private brackets(): Filter | undefined {
    return this.peek() === '[' ? this.enclosed('[', ']') : undefined;
  }

  private enclosed(open: string, close: string): Filter {
    if (++this.depth > DEEPEST) throw this.error(`At most ${DEEPEST} parentheses fit inside each other.`);
    this.expect(open);
    const filter = this.or();
    this.expect(close);
    this.depth -= 1;
    return filter;
  }

  private peek(): string | undefined {
    return this.tokens[this.next];
  }

  private take(): string {
    const token = this.tokens[this.next];
    if (token === undefined) throw this.error('It ends too early.');
    this.next += 1;
    return token;
  }

  private skip(word: string): boolean {
    const isThere = this.peek()?.toLowerCase() === word;
    if (isThere) this.next += 1;
    return isThere;
  }

  private expect(token: string): void {
    if (this.take() !== token) throw this.error(`'${token}' is missing.`);
  }

  private end(): void {
    const rest = this.peek();
    if (rest !== undefined) throw this.error(`'${rest.slice(0, 30)}' is not expected here.`);
  }

  private error(message: string) {
    return scimError(this.scimType, message);
  }
}
