import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { complianceNotes, DEFAULT_PASSWORD_POLICY, type PasswordPolicy } from './password-policy.rules.js';

/** Rules for passwords. The default follows NIST SP 800-63B-4. */
export class PasswordPolicyDto implements PasswordPolicy {
  @ApiProperty({ minimum: 6, maximum: 64, default: DEFAULT_PASSWORD_POLICY.minLength, description: 'In characters.' })
  @IsInt()
  @Min(6)
  @Max(64)
  minLength: number;

  @ApiProperty({ minimum: 20, maximum: 1024, default: DEFAULT_PASSWORD_POLICY.maxLength })
  @IsInt()
  @Min(20)
  @Max(1024)
  maxLength: number;

  @ApiProperty({
    minimum: 0,
    maximum: 4,
    default: DEFAULT_PASSWORD_POLICY.minClasses,
    description: 'How many of capital letters, small letters, digits and other characters a password needs.',
  })
  @IsInt()
  @Min(0)
  @Max(4)
  minClasses: number;

  @ApiProperty({ default: DEFAULT_PASSWORD_POLICY.blockCommon, description: 'Refuse passwords from known leaks.' })
  @IsBoolean()
  blockCommon: boolean;

  @ApiProperty({
    default: DEFAULT_PASSWORD_POLICY.blockPersonal,
    description: "Refuse passwords made of the person's name or address or the organisation's name.",
  })
  @IsBoolean()
  blockPersonal: boolean;

  @ApiProperty({
    minimum: 0,
    maximum: 24,
    default: DEFAULT_PASSWORD_POLICY.historySize,
    description: 'How many earlier passwords may not come back.',
  })
  @IsInt()
  @Min(0)
  @Max(24)
  historySize: number;

  @ApiProperty({
    minimum: 0,
    maximum: 3650,
    default: DEFAULT_PASSWORD_POLICY.maxAgeDays,
    description: 'Days after which signing in asks for a new password; 0 is never.',
  })
  @IsInt()
  @Min(0)
  @Max(3650)
  maxAgeDays: number;
}

class ComplianceNoteDto {
  @ApiProperty({ example: 'maxAgeDays' })
  property: string;

  @ApiProperty({ example: 'NIST SP 800-63B-4 forbids changing passwords without a sign of compromise.' })
  note: string;
}

export class PasswordPolicyAnswer extends PasswordPolicyDto {
  @ApiProperty({ type: [ComplianceNoteDto], description: 'Settings that go against the standards, and why.' })
  compliance: ComplianceNoteDto[];

  static of(policy: PasswordPolicy): PasswordPolicyAnswer {
    return Object.assign(new PasswordPolicyAnswer(), policy, { compliance: complianceNotes(policy) });
  }
}
