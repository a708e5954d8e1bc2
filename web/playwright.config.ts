import { defineConfig } from '@playwright/test';

/** Pictures and accessibility of every page, against the development server (the built console, seeded devices). Needs Debian's chromium. */
export default defineConfig({
  testDir: 'tests/pictures',
  outputDir: 'test-results',
  timeout: 90_000,
  workers: 1,
  reporter: 'list',
  use: {
    baseURL: 'http://127.0.0.1:5082',
    launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] },
    contextOptions: { reducedMotion: 'reduce' },
  },
  webServer: {
    command: 'node tests/dev-server/server.mjs',
    env: { MOCK_PORT: '5082', MOCK_STATIC: 'dist' },
    url: 'http://127.0.0.1:5082/health/live',
    reuseExistingServer: false,
  },
});
