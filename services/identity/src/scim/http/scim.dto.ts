import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ENTERPRISE_SCHEMA, ROLLCALL_USER_SCHEMA, USER_SCHEMA } from '../schema/user.schema.js';
import { GROUP_SCHEMA, ROLLCALL_GROUP_SCHEMA } from '../schema/group.schema.js';
import { ERROR_SCHEMA } from './scim-error.rules.js';

// What the OpenAPI document says. The schemas that SCIM's own rules follow are those of `schema/`.

const Text = (example: string) => ApiPropertyOptional({ type: String, example });

export class ScimErrorDto {
  @ApiProperty({ type: [String], example: [ERROR_SCHEMA] }) schemas: string[];
  @ApiProperty({ example: '409' }) status: string;
  @ApiPropertyOptional({ example: 'uniqueness' }) scimType?: string;
  @ApiProperty({ example: 'Somebody else has this e-mail address.' }) detail: string;
}

class ScimMetaDto {
  @ApiProperty({ example: 'User' }) resourceType: string;
  @ApiProperty({ format: 'date-time' }) created: string;
  @ApiProperty({ format: 'date-time' }) lastModified: string;
  @ApiProperty({ format: 'uri' }) location: string;
  @ApiProperty({ example: 'W/"1"' }) version: string;
}

class ScimNameDto {
  @Text('de Graaf') familyName?: string;
  @Text('Nicole') givenName?: string;
  @Text('Maria') middleName?: string;
  @ApiPropertyOptional({ example: 'Nicole de Graaf', readOnly: true }) formatted?: string;
}

class ScimValueDto {
  @ApiProperty({ example: 'NGra@cwtestgebruiker.nl' }) value: string;
  @Text('work') type?: string;
  @ApiPropertyOptional({ example: true }) primary?: boolean;
}

class ScimReferenceDto {
  @ApiProperty({ format: 'uuid' }) value: string;
  @ApiPropertyOptional({ format: 'uri', readOnly: true }) $ref?: string;
  @ApiPropertyOptional({ example: 'Audit', readOnly: true }) display?: string;
  @Text('User') type?: string;
}

class ScimEnterpriseDto {
  @Text('Audit') department?: string;
  @Text('Amsterdam') division?: string;
}

class ScimRollcallUserDto {
  @ApiPropertyOptional({ enum: ['staff', 'contact'], default: 'staff' }) kind?: 'staff' | 'contact';
  @Text('van der') infix?: string;
  @Text('NG') initials?: string;
  @ApiPropertyOptional({ type: [String], example: ['partner'] }) tags?: string[];
  @Text('2026-01-01') startDate?: string;
  @Text('2026-12-31') endDate?: string;
  @Text('Works on Mondays') notes?: string;
  @ApiPropertyOptional({ enum: ['none', 'invited', 'active'], readOnly: true }) account?: string;
}

export class ScimUserDto {
  @ApiProperty({ type: [String], example: [USER_SCHEMA] }) schemas: string[];
  @ApiPropertyOptional({ format: 'uuid', readOnly: true }) id?: string;
  @Text('00u1dhhb1fkIGP7RL1d8') externalId?: string;
  @ApiProperty({ example: 'NGra@cwtestgebruiker.nl' }) userName: string;
  @ApiPropertyOptional({ type: ScimNameDto }) name?: ScimNameDto;
  @ApiPropertyOptional({ example: 'Nicole de Graaf', readOnly: true }) displayName?: string;
  @Text('Teamleider') title?: string;
  @Text('Senior') userType?: string;
  @Text('nl') preferredLanguage?: string;
  @ApiPropertyOptional({ example: true }) active?: boolean;
  @ApiPropertyOptional({ type: [ScimValueDto] }) emails?: ScimValueDto[];
  @ApiPropertyOptional({ type: [ScimValueDto] }) phoneNumbers?: ScimValueDto[];
  @ApiPropertyOptional({ type: [ScimReferenceDto], readOnly: true }) groups?: ScimReferenceDto[];
  @ApiPropertyOptional({ type: ScimEnterpriseDto, name: ENTERPRISE_SCHEMA }) enterprise?: ScimEnterpriseDto;
  @ApiPropertyOptional({ type: ScimRollcallUserDto, name: ROLLCALL_USER_SCHEMA }) rollcall?: ScimRollcallUserDto;
  @ApiPropertyOptional({ type: ScimMetaDto, readOnly: true }) meta?: ScimMetaDto;
}

class ScimRollcallGroupDto {
  @ApiPropertyOptional({ enum: ['staff', 'contact'], default: 'staff' }) kind?: 'staff' | 'contact';
  @Text('Everyone who audits') description?: string;
}

export class ScimGroupDto {
  @ApiProperty({ type: [String], example: [GROUP_SCHEMA] }) schemas: string[];
  @ApiPropertyOptional({ format: 'uuid', readOnly: true }) id?: string;
  @Text('8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159') externalId?: string;
  @ApiProperty({ example: 'Audit' }) displayName: string;
  @ApiPropertyOptional({ type: [ScimReferenceDto] }) members?: ScimReferenceDto[];
  @ApiPropertyOptional({ type: ScimRollcallGroupDto, name: ROLLCALL_GROUP_SCHEMA }) rollcall?: ScimRollcallGroupDto;
  @ApiPropertyOptional({ type: ScimMetaDto, readOnly: true }) meta?: ScimMetaDto;
}

class ScimPatchOperationDto {
  @ApiProperty({ enum: ['add', 'replace', 'remove'] }) op: string;
  @Text('members[value eq "01890a5d-ac96-774b-bcce-b302099a8057"]') path?: string;
  @ApiPropertyOptional({
    description: 'Whatever fits the path.',
    oneOf: [
      { type: 'string' },
      { type: 'boolean' },
      { type: 'object', additionalProperties: true },
      { type: 'array', items: {} },
    ],
  })
  value?: unknown;
}

export class ScimPatchDto {
  @ApiProperty({ type: [String], example: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] }) schemas: string[];
  @ApiProperty({ type: [ScimPatchOperationDto], minItems: 1 }) Operations: ScimPatchOperationDto[];
}

export class ScimSearchDto {
  @ApiProperty({ type: [String], example: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] }) schemas: string[];
  @Text('userName sw "n"') filter?: string;
  @Text('name.familyName') sortBy?: string;
  @ApiPropertyOptional({ enum: ['ascending', 'descending'] }) sortOrder?: string;
  @ApiPropertyOptional({ example: 1 }) startIndex?: number;
  @ApiPropertyOptional({ example: 100 }) count?: number;
  @ApiPropertyOptional({ type: [String] }) attributes?: string[];
  @ApiPropertyOptional({ type: [String] }) excludedAttributes?: string[];
}

class ScimBulkOperationDto {
  @ApiProperty({ enum: ['POST', 'PUT', 'PATCH', 'DELETE'] }) method: string;
  @ApiProperty({ example: '/Users' }) path: string;
  @Text('qwerty') bulkId?: string;
  @Text('W/"1"') version?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) data?: object;
}

export class ScimBulkDto {
  @ApiProperty({ type: [String], example: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'] }) schemas: string[];
  @ApiPropertyOptional({ minimum: 1, description: 'Stop after so many errors.' }) failOnErrors?: number;
  @ApiProperty({ type: [ScimBulkOperationDto], maxItems: 1000 }) Operations: ScimBulkOperationDto[];
}
