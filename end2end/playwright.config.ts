// The same tests four times（画面試験の設定）: JavaScript on and off, staff PC and phone; the thread once more with its
// city in Postgres. Every test starts a Tomoni of its own.
import { defineConfig, type Project } from '@playwright/test';

const screens = {
  pc: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

// Chromium refuses its sandbox to root; the rest keeps it from calling home during a test.
const flags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const projects: Project[] = Object.entries(screens).flatMap(([screen, shape]) =>
  [true, false].map((javaScriptEnabled) => ({
    name: `${screen}-js-${javaScriptEnabled ? 'on' : 'off'}`,
    use: { ...shape, javaScriptEnabled },
  })),
);

projects.push({
  name: 'pc-js-off-postgres',
  testMatch: /thread/,
  use: { ...screens.pc, javaScriptEnabled: false },
});

export default defineConfig({
  testDir: './tests',
  outputDir: './artefacts/results',
  reporter: [['list'], ['html', { outputFolder: './artefacts/report', open: 'never' }]],
  // A test that passes at the second try is a defect to find, not to hide.
  retries: 0,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  projects,
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.E2E_CHROMIUM, args: flags },
  },
});
