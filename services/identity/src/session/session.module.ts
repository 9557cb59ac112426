import { Module } from '@nestjs/common';
import { SessionController } from './session.controller.js';
import { ExpiryService } from './expiry.service.js';
import { SessionRevoker } from './session-revoker.service.js';
import { SessionService } from './session.service.js';
import { UserSessionController } from './user-session.controller.js';
import { UserSessionService } from './user-session.service.js';

/** Signed-in periods of people, and ending them. */
@Module({
  controllers: [SessionController, UserSessionController],
  providers: [SessionService, SessionRevoker, UserSessionService, ExpiryService],
  exports: [SessionRevoker],
})
export class SessionModule {}
