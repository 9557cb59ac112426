import { bootstrap } from '@rollcall/service-defaults';
import { AppModule } from './app.module.js';
import { mountOidc } from './sign-in/mount-oidc.js';

await bootstrap(AppModule, { name: 'identity', title: 'Rollcall identity', configure: mountOidc });
