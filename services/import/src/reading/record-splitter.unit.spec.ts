import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_LIMITS } from './limits.js';
import { RecordSplitter, type SplitRecord } from './record-splitter.js';

function split(text: string, delimiter = ',', portion = text.length || 1): SplitRecord[] {
  const splitter = new RecordSplitter(delimiter, DEFAULT_LIMITS);
  const records: SplitRecord[] = [];
  for (let at = 0; at < text.length; at += portion) records.push(...splitter.push(text.slice(at, at + portion)));
  const last = splitter.end();
  return last ? [...records, last] : records;
}

const cellsOf = (text: string, delimiter?: string) => split(text, delimiter).map(({ cells }) => cells);

describe('splitting text into records', () => {
  it.each<[string, string, string[][]]>([
    [
      'plain cells',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['no final line break', 'a,b', [['a', 'b']]],
    ['empty cells', ',,\n', [['', '', '']]],
    ['an empty line', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['CRLF, LF and CR', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    ['CR CR LF', 'a\r\r\nb', [['a'], [''], ['b']]],
    ['blanks that stay', ' a , b \n', [[' a ', ' b ']]],
    ['a quoted delimiter', '"a,b",c\n', [['a,b', 'c']]],
    ['a doubled quote', '"a ""b"" c"\n', [['a "b" c']]],
    ['only a doubled quote', '""""\n', [['"']]],
    ['an empty quoted cell', '"",a\n', [['', 'a']]],
    ['blanks before an opening quote', 'a,  "b,c"\n', [['a', 'b,c']]],
    ['blanks after a closing quote', '"a"  ,b\n', [['a', 'b']]],
    ['a no-break space and a mark before a quote', '\u00a0"a,b",\ufeff"c,d"\n', [['a,b', 'c,d']]],
    ['a quote inside an unquoted cell', 'a"b,5" disk,c""d\n', [['a"b', '5" disk', 'c""d']]],
    ['quoted line breaks, which become LF', '"a\r\nb\rc\nd"\n', [['a\nb\nc\nd']]],
    ['a quoted cell at the end of the text', 'a,"b"', [['a', 'b']]],
    ['a delimiter at the end of the text', 'a,', [['a', '']]],
    ['nothing', '', []],
  ])('reads %s', (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  it('keeps blanks that are the delimiter apart', () => {
    expect(cellsOf('\t"a"\t b\n', '\t')).toEqual([['', 'a', ' b']]);
  });

  it('marks text after a closing quote, keeps it, and recovers at the next row', () => {
    const [first, second] = split('"Jan"x,"5" disk",b\n"c",d\n');
    expect(first).toEqual({ line: 1, cells: ['"Jan"x', '"5" disk"', 'b'], brokenQuotes: [0, 1] });
    expect(second).toEqual({ line: 2, cells: ['c', 'd'] });
  });

  it('counts physical lines, inside quotes too', () => {
    expect(split('a\r\n"b\nc\rd"\r\ne\r\rf').map(({ line }) => line)).toEqual([1, 2, 5, 6, 7]);
  });

  it.each([
    ['at the end of the text', 'a\nb,"c\nd\n'],
    ['by a quote that closes lines later in front of text', 'a\nb,"c\nd\n"e",f\n'],
    ['within any record', `a\nb,"${'c\n'.repeat(600_000)}`],
  ])('refuses a quote that is not closed, seen %s, naming its line', (_, text) => {
    expect(() => split(text, ',', 65_536)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'F_UNTERMINATED_QUOTE', line: 2 }) }),
    );
  });

  it('gives up on an open quote after one record, not after the whole file', () => {
    const splitter = new RecordSplitter(',', DEFAULT_LIMITS);
    let pushed = 0;
    expect(() => {
      splitter.push('"');
      for (; pushed < 1_000; pushed += 1) splitter.push('some text, and more\n'.repeat(1_000));
    }).toThrow('F_UNTERMINATED_QUOTE');
    expect(pushed).toBeLessThan(60);
  });

  it('keeps only the beginning of a cell past the cap', () => {
    const [record] = split(`a,${'x'.repeat(70_000)},b\n`, ',', 16_384);
    expect(record?.oversized).toEqual([1]);
    expect(record?.cells.map(({ length }) => length)).toEqual([1, 1_000, 1]);
    expect(split(`${'é'.repeat(32_769)}\n`)[0]?.oversized).toEqual([0]);
    expect(split(`${'é'.repeat(32_768)}\n`)[0]?.oversized).toBeUndefined();
  });

  it('gives the same records whatever the portions are', () => {
    const text = fc
      .array(fc.constantFrom('"', ',', '\r', '\n', '\r\n', ' ', 'a', '""', ';', '\ufeff', 'x"y'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (sample, portion) => {
        const outcome = (size: number) => {
          try {
            return split(sample, ',', size);
          } catch (error) {
            return (error as Error & { problem: unknown }).problem;
          }
        };
        expect(outcome(portion)).toEqual(outcome(sample.length || 1));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['quotes only', '"'],
    ['doubled quotes in one cell', '"a""b""'],
    ['quotes and delimiters', '","'],
    ['blanks', ' '],
    ['carriage returns', '\r'],
    ['quotes with blanks', '" '],
    ['delimiters', ','],
  ])('looks at each character a bounded number of times: %s', (_, pattern) => {
    const looksPerCharacter = (repeats: number) => {
      const text = new CountingText(`${pattern.repeat(repeats)}\n`);
      try {
        new RecordSplitter(',', DEFAULT_LIMITS).push(text as unknown as string);
      } catch {
        // Some of these are refused, which has to be quick as well.
      }
      return text.looks / text.length;
    };
    expect(looksPerCharacter(1_000)).toBeLessThan(4);
    expect(looksPerCharacter(64_000)).toBeLessThan(4);
  });
});

/** A text that counts how often somebody looks at a character. */
class CountingText extends String {
  looks = 0;

  override charCodeAt(index: number): number {
    this.looks += 1;
    return super.charCodeAt(index);
  }
}
