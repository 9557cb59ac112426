import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Param, Post, Put, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  ApiIfMatch,
  CurrentCaller,
  etagOf,
  Idempotent,
  RequirePermissions,
  type Caller,
} from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { OwnTemplateService, type CurrentTemplate } from './own-template.service.js';
import { TemplatePreviewService } from './template-preview.service.js';
import { templateDto } from './template.view.js';
import {
  EmailPreviewDto,
  EmailTemplateDto,
  EmailTemplateListDto,
  EmailTemplateVersionListDto,
  TemplateDraftDto,
  TemplatePartsDto,
  TemplatePreviewDto,
  TestMailDto,
} from './template.dto.js';

const Language = () =>
  ApiHeader({ name: 'Accept-Language', required: false, description: 'Language of titles and descriptions.' });
@ApiTags('E-mail')
@Controller('v1/email-templates')
export class TemplateController {
  constructor(
    @Inject(OwnTemplateService) private readonly templates: OwnTemplateService,
    @Inject(TemplatePreviewService) private readonly previews: TemplatePreviewService,
  ) {}

  @Get()
  @RequirePermissions('settings:read')
  @Language()
  @ApiOperation({ operationId: 'listEmailTemplates', summary: 'Every template in every language' })
  @ApiOkResponse({ type: EmailTemplateListDto })
  async list(
    @CurrentCaller() { organizationId }: Caller,
    @Headers('accept-language') language?: string,
  ): Promise<EmailTemplateListDto> {
    const templates = await this.templates.list(organizationId);
    return { items: templates.map((template) => templateDto(template, language)), nextCursor: null };
  }

  @Get(':name/:locale')
  @RequirePermissions('settings:read')
  @Language()
  @ApiOperation({ operationId: 'getEmailTemplate', summary: 'The texts of a template in one language' })
  @ApiOkResponse({ type: EmailTemplateDto })
  async get(
    @Param('name') name: string,
    @Param('locale') locale: string,
    @CurrentCaller() { organizationId }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') language?: string,
  ): Promise<EmailTemplateDto> {
    return answer(await this.templates.read(organizationId, name, locale), reply, language);
  }

  @Put(':name/:locale')
  @RequirePermissions('settings:write')
  @ApiIfMatch()
  @ApiOperation({
    operationId: 'replaceEmailTemplate',
    summary: 'Use texts of the organisation, or those of an earlier version again',
  })
  @ApiUnprocessableEntityResponse({
    description: 'The texts cannot be used: `errors` name the part, and the line and column where there is one.',
  })
  @ApiOkResponse({ type: EmailTemplateDto })
  async replace(
    @Param('name') name: string,
    @Param('locale') locale: string,
    @Body() { subject, html, text }: TemplatePartsDto,
    @CurrentCaller() { organizationId, subject: createdBy }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
    @Headers('accept-language') language?: string,
  ): Promise<EmailTemplateDto> {
    const about = { name, locale, createdBy, ifMatch };
    return answer(await this.templates.replace(organizationId, about, { subject, html, text }), reply, language);
  }

  @Delete(':name/:locale')
  @HttpCode(200)
  @RequirePermissions('settings:write')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'resetEmailTemplate', summary: "Go back to Rollcall's own texts" })
  @ApiOkResponse({ type: EmailTemplateDto })
  async reset(
    @Param('name') name: string,
    @Param('locale') locale: string,
    @CurrentCaller() { organizationId, subject: createdBy }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-match') ifMatch?: string,
    @Headers('accept-language') language?: string,
  ): Promise<EmailTemplateDto> {
    const about = { name, locale, createdBy, ifMatch };
    return answer(await this.templates.replace(organizationId, about, null), reply, language);
  }

  @Get(':name/:locale/versions')
  @RequirePermissions('settings:read')
  @ApiOperation({ operationId: 'listEmailTemplateVersions', summary: 'What the texts were, newest first' })
  @ApiOkResponse({ type: EmailTemplateVersionListDto })
  async versions(
    @Param('name') name: string,
    @Param('locale') locale: string,
    @CurrentCaller() { organizationId }: Caller,
  ): Promise<EmailTemplateVersionListDto> {
    const versions = await this.templates.versions(organizationId, name, locale);
    const items = versions.map(({ version, parts, createdBy, createdAt }) => ({
      version,
      parts,
      createdBy,
      createdAt,
    }));
    return { items, nextCursor: null };
  }

  @Post(':name/:locale/preview')
  @HttpCode(200)
  @RequirePermissions('settings:read')
  @ApiOperation({
    operationId: 'previewEmailTemplate',
    summary: 'Show a mail with the data of the caller, or of somebody whom the caller may see',
  })
  @ApiOkResponse({ type: EmailPreviewDto })
  async preview(
    @Param('name') name: string,
    @Param('locale') locale: string,
    @Body() draft: TemplatePreviewDto,
    @CurrentCaller() caller: Caller,
  ): Promise<EmailPreviewDto> {
    const { subject, html, text } = await this.previews.preview(caller, name, locale, draft);
    return { subject, html, text };
  }

  @Post(':name/:locale/test')
  @HttpCode(202)
  @RequirePermissions('settings:write')
  @Idempotent()
  @ApiOperation({ operationId: 'testEmailTemplate', summary: 'Send a test mail to oneself' })
  @ApiAcceptedResponse({ type: TestMailDto })
  test(
    @Param('name') name: string,
    @Param('locale') locale: string,
    @Body() draft: TemplateDraftDto,
    @CurrentCaller() caller: Caller,
  ): Promise<TestMailDto> {
    return this.previews.test(caller, name, locale, draft);
  }
}

function answer(template: CurrentTemplate, reply: FastifyReply, language: string | undefined): EmailTemplateDto {
  void reply.header('etag', etagOf(template.version));
  return templateDto(template, language);
}
