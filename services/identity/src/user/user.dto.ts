import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType } from '@nestjs/swagger';
import type { PersonValues } from '@rollcall/contracts';
import { ListQuery } from '@rollcall/service-defaults';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { joinTags } from '../import/tags.rules.js';
import type { User } from './user.entity.js';

const KINDS = ['staff', 'contact'] as const;
const STATUSES = ['active', 'inactive'] as const;
const ACCOUNTS = ['none', 'invited', 'active'] as const;

/** A text that may be cleared with `null`; what is wrong with its content is said with a code by the rules. */
function Text(example: string): PropertyDecorator {
  return (target, key) => {
    ApiPropertyOptional({ type: String, nullable: true, example })(target, key);
    IsOptional()(target, key);
    IsString()(target, key);
    MaxLength(20_000)(target, key);
  };
}

/** Values of a person that a request may set; those that are absent stay as they are. */
export class PersonValuesDto {
  @Text('de Graaf') lastName?: string | null;
  @Text('Nicole') firstName?: string | null;
  @Text('NGra@cwtestgebruiker.nl') email?: string | null;
  @Text('NG') initials?: string | null;
  @Text('Teamleider') title?: string | null;
  @Text('416-555-5117 Ext: 176') phone?: string | null;
  @Text('Maria') middleName?: string | null;
  @Text('van der') infix?: string | null;
  @Text('06 12345678') mobile?: string | null;
  @Text('020 1234567') homePhone?: string | null;
  @Text('Audit') department?: string | null;
  @Text('Amsterdam') businessUnit?: string | null;
  @Text('1042') externalId?: string | null;
  @Text('Senior') userType?: string | null;
  @Text('nl') locale?: string | null;
  @Text('2026-01-01') startDate?: string | null;
  @Text('2026-12-31') endDate?: string | null;
  @Text('Works on Mondays') notes?: string | null;

  @ApiPropertyOptional({ type: [String], example: ['partner'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  tags?: string[];
}

/** What a request may say about a person beside values. */
class StandingDto {
  @ApiPropertyOptional({ enum: STATUSES })
  @ValidateIf((_, value) => value !== undefined)
  @IsIn(STATUSES)
  status?: 'active' | 'inactive';

  @ApiPropertyOptional({
    type: [String],
    example: ['G1', 'G2'],
    description:
      'Names of all groups that the person is in afterwards. Groups that are not there are made; needs `groups:write`.',
  })
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @Matches(/\S/u, { each: true, message: 'A group has a name.' })
  @MaxLength(100, { each: true })
  groups?: string[];
}

export class EditUserDto extends IntersectionType(PartialType(PersonValuesDto), StandingDto) {}

class NewUserDto {
  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind: 'staff' | 'contact';

  @ApiPropertyOptional({
    enum: ['send', 'none'],
    default: 'send',
    description: 'Whether somebody with an e-mail address is mailed a link to set a password.',
  })
  @IsOptional()
  @IsIn(['send', 'none'])
  invitation?: 'send' | 'none';
}

export class CreateUserDto extends IntersectionType(NewUserDto, PersonValuesDto, StandingDto) {}

export class UserFilterQuery {
  @ApiPropertyOptional({ enum: KINDS })
  @IsOptional()
  @IsIn(KINDS)
  kind?: 'staff' | 'contact';

  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  status?: 'active' | 'inactive';

  @ApiPropertyOptional({ enum: ACCOUNTS })
  @IsOptional()
  @IsIn(ACCOUNTS)
  account?: 'none' | 'invited' | 'active';

  @ApiPropertyOptional({
    description:
      'Words, each found anywhere in name, e-mail address or external id; one or two letters where a word begins.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Members of this group.' })
  @IsOptional()
  @IsUUID()
  groupId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'People whom this import added or changed.' })
  @IsOptional()
  @IsUUID()
  importId?: string;

  @ApiPropertyOptional({
    description: 'Exactly this address, however it is spelled.',
    example: 'ngra@cwtestgebruiker.nl',
  })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;
}

/** A million people are 5,000 pages: somebody who leaps to the end of a list does not read them all. */
export class UsersQuery extends IntersectionType(ListQuery, UserFilterQuery) {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 10_000_000,
    default: 0,
    description: 'People to leave out before the page begins, for leaps. From page to page, `cursor` is quicker.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  offset?: number;
}

export class UserCountDto {
  @ApiProperty({ example: 4 })
  count: number;
}

export class ExportQuery {
  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind: 'staff' | 'contact';

  @ApiPropertyOptional({ enum: STATUSES })
  @ValidateIf(({ status }: ExportQuery) => status !== undefined)
  @IsIn(STATUSES)
  status?: 'active' | 'inactive';

  @ApiPropertyOptional({ enum: ['nl', 'en'], default: 'nl', description: 'Language of the header.' })
  @IsOptional()
  @IsIn(['nl', 'en'])
  locale: 'nl' | 'en' = 'nl';
}

function Shown(example: string): PropertyDecorator {
  return ApiProperty({ type: String, nullable: true, example });
}

export class UserDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: KINDS }) kind: 'staff' | 'contact';
  @ApiProperty({ example: 'de Graaf' }) lastName: string;
  @Shown('Nicole') firstName: string | null;
  @Shown('NGra@cwtestgebruiker.nl') email: string | null;
  @Shown('NG') initials: string | null;
  @Shown('Teamleider') title: string | null;
  @Shown('416-555-5117 Ext: 176') phone: string | null;
  @Shown('Maria') middleName: string | null;
  @Shown('van der') infix: string | null;
  @Shown('06 12345678') mobile: string | null;
  @Shown('020 1234567') homePhone: string | null;
  @Shown('Audit') department: string | null;
  @Shown('Amsterdam') businessUnit: string | null;
  @Shown('1042') externalId: string | null;
  @Shown('Senior') userType: string | null;
  @ApiProperty({ type: [String], example: ['partner'] }) tags: string[];
  @Shown('nl') locale: string | null;
  @Shown('2026-01-01') startDate: string | null;
  @Shown('2026-12-31') endDate: string | null;
  @Shown('Works on Mondays') notes: string | null;
  @ApiProperty({ type: [String], example: ['G1', 'G2'], description: 'Names of the groups that the person is in.' })
  groups: string[];
  @ApiProperty({ enum: STATUSES }) status: 'active' | 'inactive';
  @ApiProperty({ enum: ACCOUNTS }) account: 'none' | 'invited' | 'active';
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class ValueChangeDto {
  @ApiProperty({ example: 'title' }) property: string;
  @Shown('Junior') before: string | null;
  @Shown('Senior') after: string | null;
}

export class HistoryEntryDto {
  @ApiProperty({ example: 2 }) version: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: ['import', 'rest', 'scim', 'self', 'system'] }) through: string;
  @ApiProperty({ type: String, nullable: true, description: 'User or API client.' }) actorId: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) importId: string | null;
  @ApiProperty({ type: [ValueChangeDto] }) changes: ValueChangeDto[];
}

/** A person with what is shown of their groups. */
export interface UserView {
  readonly user: User;
  /** Names, in order. */
  readonly groups: string[];
}

/** Values as the rules and the events carry them: tags as one text. */
export function personValuesOf(dto: PersonValuesDto): PersonValues {
  const { tags, ...texts } = dto;
  const values: PersonValues = {};
  for (const [property, value] of Object.entries(texts))
    if (value !== undefined) Object.assign(values, { [property]: value });
  if (tags !== undefined) values.tags = joinTags(tags);
  return values;
}

export function userDto({ user, groups }: UserView): UserDto {
  const { id, kind, account, version, tags, status, lastName } = user;
  return {
    ...user.values,
    lastName,
    status,
    tags,
    groups,
    id,
    kind,
    account,
    version,
    createdAt: user.createdAt.toISOString(),
  };
}
