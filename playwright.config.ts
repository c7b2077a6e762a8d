import { defineConfig } from '@playwright/test';
import type { HostOptions } from './e2e/fixtures/console.ts';
import { prepareChromium } from './scripts/chromium.ts';

const { executablePath, env } = await prepareChromium();

export default defineConfig<HostOptions>({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  reporter: 'list',
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1280, height: 720 },
    locale: 'en-US',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      env: { ...process.env, ...env },
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    },
  },
  projects: [
    { name: 'chromium', use: { hostKind: 'web' } },
    { name: 'electron', testMatch: 'smoke.spec.ts', use: { hostKind: 'desktop' } },
  ],
});
