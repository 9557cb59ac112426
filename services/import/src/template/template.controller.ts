import { Controller, Get, Headers, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError, RequireAnyPermission } from '@rollcall/service-defaults';
import { importProperties, importTemplate, type ImportPropertyInfo } from '../columns/template.js';
import { localeFrom } from '../import-job/accept-language.js';
import { ApiTextDownload } from '../import-job/import-answers.js';
import { LocaleQuery, PUBLIC_KINDS } from '../import-job/import-job.dto.js';
import { kindFromPublic } from '../import-job/import-job.shapes.js';
import { ImportPropertiesView } from './import-properties.view.js';

/** What people start from: empty lists to fill in, and everything that a column can be. */
@ApiTags('Imports')
@ApiBearerAuth()
@RequireAnyPermission('staff:import', 'contacts:import')
@Controller('v1')
export class TemplateController {
  @ApiOperation({ operationId: 'downloadImportTemplate', summary: 'An empty list with the usual columns.' })
  @ApiTextDownload('text/csv', 'A header, ready to be filled in below.')
  @Get('import-templates/:file')
  template(
    @Param('file') file: string,
    @Query() query: LocaleQuery,
    @Headers('accept-language') language?: string,
  ): StreamableFile {
    const kind = PUBLIC_KINDS.find((known) => file === `${known}.csv`);
    if (kind === undefined)
      throw new DomainError({
        code: 'template-not-found',
        kind: 'not-found',
        message: `There are templates ${PUBLIC_KINDS.map((known) => `${known}.csv`).join(' and ')}.`,
      });
    const csv = importTemplate(kindFromPublic(kind), query.locale ?? localeFrom(language));
    return new StreamableFile(Buffer.from(csv), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${kind}.csv"`,
    });
  }

  @ApiOperation({ operationId: 'listImportProperties', summary: 'What a column of a list can be mapped to.' })
  @ApiOkResponse({ type: ImportPropertiesView })
  @Get('import-properties')
  properties(
    @Query() query: LocaleQuery,
    @Headers('accept-language') language?: string,
  ): { items: ImportPropertyInfo[]; nextCursor: null } {
    return { items: importProperties(query.locale ?? localeFrom(language)), nextCursor: null };
  }
}
