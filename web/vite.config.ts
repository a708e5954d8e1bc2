import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { precompress } from './scripts/precompress.ts';

const host = process.env.CAMPUS_HOST ?? 'http://127.0.0.1:5081';

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), precompress()],
  // Component tests mount in happy-dom: take Svelte's browser build, not its server one.
  ...(mode === 'test' ? { resolve: { conditions: ['browser'] } } : {}),
  build: { target: 'es2022', manifest: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
  server: { proxy: { '/api': host, '/health': host, '/hub': { target: host, ws: true } } },
  test: {
    environment: 'happy-dom',
    include: ['tests/{unit,component}/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 20_000,
  },
}));
