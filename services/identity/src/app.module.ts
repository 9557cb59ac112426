import { Module } from '@nestjs/common';
import { ServiceDefaultsModule } from '@rollcall/service-defaults';

/** Table of contents: one line per feature. */
@Module({
  imports: [ServiceDefaultsModule.forRoot({ name: 'identity' })],
})
export class AppModule {}
