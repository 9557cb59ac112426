import { beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocumentOf } from '@rollcall/service-defaults';
import { AppModule } from '../app.module.js';
import { importApp } from '../import-app.js';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema?: object }>> }>>;
}

let operations: [name: string, operation: Operation][];

beforeAll(async () => {
  const { paths } = await openApiDocumentOf(AppModule, importApp);
  operations = Object.entries(paths)
    .filter(([path]) => path.startsWith('/v1/import'))
    .flatMap(([path, item]) =>
      Object.entries(item as Record<string, Operation>).map(([method, operation]): [string, Operation] => [
        `${method} ${path}`,
        operation,
      ]),
    );
});

const byStatus = ({ responses }: Operation, wanted: (status: string) => boolean) =>
  Object.entries(responses).filter(([status]) => wanted(status));

describe('the description of imports', () => {
  it('says of every operation what it answers', () => {
    expect(operations.length).toBeGreaterThan(15);
    const silent = operations.filter(([, operation]) =>
      byStatus(operation, (status) => status.startsWith('2') && status !== '204').some(
        ([, { content }]) => !Object.values(content ?? {}).some(({ schema }) => schema !== undefined),
      ),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('says of every operation that starts something that it may be refused', () => {
    const starts = operations.filter(([, { responses }]) => '202' in responses);
    expect(starts.length).toBeGreaterThan(5);
    expect(starts.filter(([, { responses }]) => !('409' in responses)).map(([name]) => name)).toEqual([]);
  });

  it('says that streams and downloads are none of JSON', () => {
    const types = new Map(
      operations.map(([name, { responses }]) => [name, Object.keys(responses['200']?.content ?? {})]),
    );
    expect(types.get('get /v1/imports/{id}/events')).toEqual(['text/event-stream']);
    expect(types.get('get /v1/imports/{id}/report.csv')).toEqual(['text/csv']);
    expect(types.get('get /v1/import-templates/{file}')).toEqual(['text/csv']);
  });

  it('asks for no header that may be left out, and names none twice', () => {
    for (const [name, { parameters = [] }] of operations) {
      const headers = parameters.filter((parameter) => parameter.in === 'header');
      expect([name, headers.filter(({ required }) => required)]).toEqual([name, []]);
      const names = headers.map((header) => header.name.toLowerCase());
      expect([name, names]).toEqual([name, [...new Set(names)]]);
    }
  });
});
