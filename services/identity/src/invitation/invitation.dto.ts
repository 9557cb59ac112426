import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

/** Long enough for any password that may be wanted, short enough to be nobody's burden. */
const LONGEST_TEXT = 4096;

export class AcceptInvitationBody {
  @ApiProperty({ description: '`token` of the link in the mail.' })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  token: string;

  @ApiProperty({ description: 'The address that the invitation was sent to.', example: 'NGra@cwtestgebruiker.nl' })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  email: string;

  @ApiProperty({ example: 'vier groene paarden zingen' })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  password: string;
}

export class RequestPasswordResetBody {
  @ApiProperty({ example: 'NGra@cwtestgebruiker.nl' })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  email: string;
}

export class CompletePasswordResetBody {
  @ApiProperty({ description: '`token` of the link in the mail.' })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  token: string;

  @ApiProperty({ example: 'vijf blauwe paarden zingen' })
  @IsString()
  @MaxLength(LONGEST_TEXT)
  password: string;
}
