import { ApiProperty } from '@nestjs/swagger';
import type { Session } from './session.service.js';

export class SessionDto implements Omit<Session, 'createdAt' | 'expiresAt'> {
  @ApiProperty()
  id: string;

  @ApiProperty({ type: String, nullable: true, example: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' })
  userAgent: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Network address it was last used from.' })
  address: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}

export class SessionsDto {
  @ApiProperty({ type: [SessionDto] })
  items: SessionDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function sessionsDto(sessions: readonly Session[]): SessionsDto {
  const items = sessions.map((session) => ({
    ...session,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  }));
  return { items, nextCursor: null };
}
