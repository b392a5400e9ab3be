// What every page must keep（どの画面でも守ること）: no axe violation, no sideways scroll, down to 320 px; a picture to
// look at, and the HTML as it was sent for the checker that runs after the tests.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';

export async function look(page: Page, name: string): Promise<void> {
  const project = test.info().project.name;
  await page.screenshot({ path: `artefacts/screens/${project}/${name}.png`, fullPage: true });
  await expectNoSidewaysScroll(page, name);
  if (project === 'phone-js-off') await onTheSmallestScreen(page, name);
  if (project.startsWith('pc-js-off')) await keepHtml(page, name);
  // axe runs as a script in the page; the same HTML is looked at once, where scripts may run.
  if (!project.endsWith('js-on')) return;
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`), name).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, `${name} scrolls sideways`).toBeLessThanOrEqual(client);
}

async function onTheSmallestScreen(page: Page, name: string): Promise<void> {
  const usual = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: usual.height });
  await expectNoSidewaysScroll(page, `${name} at 320 px`);
  await page.setViewportSize(usual);
}

// Asked for once more, because the browser has mended what it shows. A form that came back cannot be asked for.
async function keepHtml(page: Page, name: string): Promise<void> {
  const answer = await page.request.get(page.url());
  mkdirSync('artefacts/html', { recursive: true });
  writeFileSync(`artefacts/html/${name}.html`, await answer.text());
}
