import { runMigrations } from '@rollcall/service-defaults';
import { migrations } from './migrations/migrations.js';

await runMigrations({ name: 'import', migrations });
