import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite` (development) finds the API; the built console is served by the gateway itself. */
const gateway = process.env['GATEWAY_URL'] ?? 'http://localhost:8080';
const served = ['/v1', '/oidc', '/account', '/openapi.json'];

export default defineConfig({
  plugins: [react()],
  // The content security policy takes scripts from files only.
  build: { target: 'es2022', assetsInlineLimit: 0, sourcemap: true, modulePreload: { polyfill: false } },
  server: { proxy: Object.fromEntries(served.map((path) => [path, gateway])) },
});
