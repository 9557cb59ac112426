import { bootstrap } from '@rollcall/service-defaults';
import { AppModule } from './app.module.js';
import { importApp } from './import-app.js';

await bootstrap(AppModule, importApp);
