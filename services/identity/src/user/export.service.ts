import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Databases, rootLogger, type Caller } from '@rollcall/service-defaults';
import { format } from 'fast-csv';
import { requireKind, type PersonKind } from '../person/kind-access.js';
import { exportUsers } from './export-users.sql.js';
import { escapeFormula, EXPORT_COLUMNS, EXPORT_HEADERS, exportRow } from './export.rules.js';

const PEOPLE_PER_READ = 1_000;

export interface ExportInit {
  readonly kind: PersonKind;
  readonly status?: string | undefined;
  readonly locale: 'nl' | 'en';
}

/** Writes people as a list that can be imported as it is; memory stays flat, however many there are. */
@Injectable()
export class ExportService {
  constructor(private readonly databases: Databases) {}

  /** CSV in UTF-8 with a mark, which Excel needs. @throws DomainError `permission-missing` */
  csv(caller: Caller, init: ExportInit): Readable {
    requireKind(caller, init.kind, 'read');
    const formatter = format({ rowDelimiter: '\r\n', includeEndRowDelimiter: true, writeBOM: true });
    const rows = Readable.from(this.rows(caller.organizationId, init));
    rows.on('error', (error) => {
      rootLogger().error({ err: error }, 'an export broke off');
      formatter.destroy(error);
    });
    // Whoever stops reading stops the reading of the database too.
    formatter.on('close', () => rows.destroy());
    return rows.pipe(formatter);
  }

  private async *rows(organizationId: string, { kind, status, locale }: ExportInit): AsyncGenerator<string[]> {
    yield EXPORT_COLUMNS.map((column) => escapeFormula(EXPORT_HEADERS[locale][column] ?? column));
    for (let after: string | undefined; ;) {
      const page = { kind, status, after, limit: PEOPLE_PER_READ };
      // A transaction per page: a slow reader holds none open.
      const people = await this.databases.inOrganization(organizationId, (tx) => exportUsers(tx, organizationId, page));
      for (const person of people) yield exportRow(person);
      if (people.length < PEOPLE_PER_READ) return;
      after = people.at(-1)?.id;
    }
  }
}
