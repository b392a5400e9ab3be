// What every page must keep（どの画面でも守ること）: no axe violation, no sideways scroll; and a picture to look at.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

export async function look(page: Page, name: string): Promise<void> {
  const project = test.info().project.name;
  await page.screenshot({ path: `artefacts/screens/${project}/${name}.png`, fullPage: true });
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, `${name} scrolls sideways`).toBeLessThanOrEqual(client);
  // axe runs as a script in the page; the same HTML is looked at once, where scripts may run.
  if (!project.endsWith('js-on')) return;
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`), name).toEqual([]);
}
