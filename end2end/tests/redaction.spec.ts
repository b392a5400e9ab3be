// An officer hides passages of what becomes public, and the public reads ■■■ in their place（公表用の墨消し）.
import { expect, test, type Page } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { onward, reloaded, signIn, tick } from './people';

let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city?.end();
});

// The public page of a project that is done with, so that its report can be read.
async function reported(page: Page): Promise<string> {
  await page.goto(`${city.url}/results`);
  const rounds = await page.locator('main .card a, main a.card').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  for (const round of new Set(rounds)) {
    await page.goto(round);
    const projects = await page.locator('main tbody a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    for (const project of projects) {
      await page.goto(project);
      if ((await page.locator('#outcome').count()) > 0) return project;
    }
  }
  throw new Error('no project is done with');
}

test('passages of a title and of a report are hidden from the public alone', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const project = await reported(page);
  await look(page, 'project');
  const number = project.split('/').pop()!;
  await signIn(page, city.url, 'officer@tomoni.example');
  await page.goto(`${city.url}/staff/cases/${number}`);
  await onward(page, page.getByRole('link', { name: '公表用の墨消し' }));
  await look(page, 'redaction');

  for (const field of ['title', 'report-held']) {
    const part = page.locator(`#${field}`);
    const original = (await part.locator('dl dd').first().textContent())!.trim();
    const passage = original.slice(0, 2);
    await part.locator('summary').click();
    await page.locator(`#f-${field}-passages`).fill('どこにもない言葉');
    await part.getByRole('button', { name: 'この部分を隠す' }).click();
    await expect(page.locator('.errors')).toContainText('どこにもない言葉');
    await look(page, `redaction-${field}-error`);
    await page.locator(`#f-${field}-passages`).fill(passage);
    await tick(page.locator(`[name="${field}-ground"][value="personal"]`));
    await reloaded(page, page.locator(`#${field}`).getByRole('button', { name: 'この部分を隠す' }));
    await expect(page.locator('.errors')).toHaveCount(0);
    await expect(page.locator(`#${field} mark`).first()).toHaveText(passage);
    await expect(page.locator(`#${field} dl dd`).last()).toContainText('■■■');
    await expect(page.locator(`#${field} dl dd`).first()).toContainText(original);
  }
  await look(page, 'redaction-marked');

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(project);
  await expect(guest.locator('h1')).toContainText('■■■');
  await expect(guest.locator('#outcome')).toContainText('■■■');
  await look(guest, 'project-redacted');
  await guest.context().close();

  await reloaded(page, page.locator('#title').getByRole('button', { name: '墨消しをやめて、原文を公表する' }));
  await expect(page.locator('#title mark')).toHaveCount(0);
});
