import { bootstrap } from '@rollcall/service-defaults';
import { AppModule } from './app.module.js';
import { gatewayOptions } from './edge.js';

await bootstrap(AppModule, { ...gatewayOptions, trustedProxies: process.env['TRUSTED_PROXIES'] });
