import { runMigrations } from '@rollcall/service-defaults';

await runMigrations({ name: 'notification', migrations: new URL('./migrations/', import.meta.url) });
