import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import { EmailLogFilterDto } from '../log/email-log.dto.js';

export class ResendByFilterDto {
  @ApiProperty({
    type: EmailLogFilterDto,
    description: 'As in the log. Without a status: what was undelivered. Otherwise sent, undelivered or suppressed.',
    example: { status: 'undelivered', importId: '0198a2f4-5c00-7a00-9b00-00000000a001' },
  })
  @IsDefined()
  @ValidateNested()
  @Type(() => EmailLogFilterDto)
  filter: EmailLogFilterDto;
}

export class ResendResultDto {
  @ApiProperty({ example: 12, description: 'Mails that will leave once more, each as a new entry of the log.' })
  queued: number;

  @ApiProperty({ example: 1, description: 'Mails to addresses on the suppression list: logged, not sent.' })
  suppressed: number;

  @ApiProperty({ example: 0, description: 'Mails whose recipient was sent the same five times in the last hour.' })
  limited: number;
}

export class ResentMessageDto {
  @ApiProperty({ format: 'uuid', description: 'The new entry of the log.' })
  id: string;

  @ApiProperty({ enum: ['queued', 'suppressed'], example: 'queued' })
  status: string;
}
