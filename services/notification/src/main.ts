import { bootstrap } from '@rollcall/service-defaults';
import { AppModule } from './app.module.js';

await bootstrap(AppModule, { name: 'notification', title: 'Rollcall notification' });
