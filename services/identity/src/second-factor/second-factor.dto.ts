import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { SECOND_FACTOR_MODES, type SecondFactorMode } from './second-factor.rules.js';
import type { SecondFactorState } from './second-factor.service.js';

export class SecondFactorDto {
  @ApiProperty({ description: 'Whether codes of an app are in use.' }) enabled: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) enrolledAt: string | null;
  @ApiProperty({ example: 10 }) recoveryCodesLeft: number;
  @ApiProperty({ description: 'Whether the organisation wants everybody to have one.' }) required: boolean;
  @ApiProperty({ enum: SECOND_FACTOR_MODES, description: 'Of the organisation; with `off`, no codes are asked for.' })
  mode: SecondFactorMode;

  static of({ enabled, enrolledAt, recoveryCodesLeft, mode }: SecondFactorState): SecondFactorDto {
    const required = mode === 'required';
    return { enabled, enrolledAt: enrolledAt?.toISOString() ?? null, recoveryCodesLeft, required, mode };
  }
}

const CODE = { example: '492039', description: 'Of the app, or a recovery code. Each works once.' };
const LONGEST_CODE = 100;

export class BeginSecondFactorBody {
  @ApiPropertyOptional({ ...CODE, description: 'Only to move to another app: a code of the present one.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_CODE)
  code?: string;
}

export class SecondFactorCodeBody {
  @ApiProperty(CODE)
  @IsString()
  @MaxLength(LONGEST_CODE)
  code: string;
}

export class EnrolmentDto {
  @ApiProperty({ example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', description: 'Base32, to type into an app.' })
  secret: string;
  @ApiProperty({ example: 'otpauth://totp/Rollcall%20Voorbeeld:ada%40example.nl?secret=…' }) otpauthUri: string;
  @ApiProperty({ description: 'The address as a QR code: a data URI of an SVG picture.' }) qrCode: string;
}

export class RecoveryCodesDto {
  @ApiProperty({ type: [String], example: ['k3jd-7fqa-xn2o-rw5e'], description: 'Shown this once; each works once.' })
  recoveryCodes: string[];
}

export class SecondFactorSettingsDto {
  @ApiProperty({
    enum: SECOND_FACTOR_MODES,
    description:
      '`off`: nobody is asked. `optional`: whoever has one is asked. `required`: whoever has none sets one up at the next sign-in.',
  })
  @IsIn(SECOND_FACTOR_MODES)
  mode: SecondFactorMode;
}
