import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Packs texts once, when they are built; the gateway hands out the packed file to whoever takes it. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css)$/.test(file))) {
        const bytes = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(bytes));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** Where `vite` (development) finds the API; the built console is served by the gateway itself. */
const gateway = process.env['GATEWAY_URL'] ?? 'http://localhost:8080';
const served = ['/v1', '/oidc', '/account', '/openapi.json'];

export default defineConfig({
  plugins: [react(), precompress()],
  // The content security policy takes scripts from files only.
  build: { target: 'es2022', assetsInlineLimit: 0, sourcemap: false, modulePreload: { polyfill: false } },
  server: { proxy: Object.fromEntries(served.map((path) => [path, gateway])) },
});
