import { Module } from '@nestjs/common';
import { MessagingDefaultsModule, ormModule, ServiceDefaultsModule } from '@rollcall/service-defaults';
import { ApiClientModule } from './api-client/api-client.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CredentialModule } from './credential/credential.module.js';
import { GroupSchema } from './group/group.entity.js';
import { GroupModule } from './group/group.module.js';
import { IdentityConfig } from './identity.config.js';
import { ImportModule } from './import/import.module.js';
import { InvitationModule } from './invitation/invitation.module.js';
import { MeModule } from './me/me.module.js';
import { OrganizationModule } from './organization/organization.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { RoleModule } from './role/role.module.js';
import { ScimModule } from './scim/scim.module.js';
import { SecondFactorModule } from './second-factor/second-factor.module.js';
import { SessionModule } from './session/session.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { UserSchema } from './user/user.entity.js';
import { UserModule } from './user/user.module.js';

/** Table of contents: one line per feature. */
@Module({
  imports: [
    ServiceDefaultsModule.forRoot({ name: 'identity', config: IdentityConfig }),
    ormModule({ name: 'identity', entities: [GroupSchema, UserSchema] }),
    MessagingDefaultsModule.forRoot({ name: 'identity' }),
    ApiClientModule,
    AuditModule,
    CredentialModule,
    GroupModule,
    ImportModule,
    InvitationModule,
    MeModule,
    OrganizationModule,
    PrivacyModule,
    RoleModule,
    ScimModule,
    SecondFactorModule,
    SessionModule,
    SignInModule,
    UserModule,
  ],
})
export class AppModule {}
