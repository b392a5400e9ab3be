// Every page that needs no sign-in, in every language（公開ページ）; and the way through them by keyboard alone.
import { expect, test } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { stopAt } from './tabs';

const PAGES: Record<string, { path: string; status?: number }> = {
  home: { path: '/' },
  calls: { path: '/calls' },
  call: { path: '/calls/wagamachi' },
  'call-over': { path: '/calls/one-percent' },
  groups: { path: '/groups' },
  'groups-none': { path: '/groups?q=zzzz' },
  'sign-in-link': { path: '/sign-in/link' },
  results: { path: '/results' },
  result: { path: '/results/one-percent' },
  story: { path: '/story' },
  contact: { path: '/contact' },
  privacy: { path: '/privacy' },
  accessibility: { path: '/accessibility' },
  'sign-in': { path: '/sign-in' },
  'sign-up': { path: '/sign-up' },
  reset: { path: '/reset' },
  missing: { path: '/no/such/page', status: 404 },
};

let city: City;
test.beforeAll(async () => {
  city = await City.found();
});
test.afterAll(async () => {
  await city.end();
});

for (const lang of ['ja', 'easy', 'en']) {
  test(`public pages in ${lang}`, async ({ page, context }) => {
    test.setTimeout(360_000);
    await context.addCookies([{ name: 'lang', value: lang, url: city.url }]);
    for (const [name, { path, status = 200 }] of Object.entries(PAGES)) {
      const answer = await page.goto(city.url + path);
      expect(answer!.status(), path).toBe(status);
      await expect(page.locator('h1')).toHaveCount(1);
      await look(page, `public-${lang}-${name}`);
    }
  });
}

test('the language is chosen without leaving the page', async ({ page }) => {
  await page.goto(`${city.url}/calls/wagamachi`);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveURL(`${city.url}/calls/wagamachi`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'やさしい日本語' }).click();
  await expect(page.locator('ruby').first()).toBeVisible();
});

test('by keyboard alone from the home page to the sign-in', async ({ page }) => {
  await page.goto(city.url);
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveText('本文へ');
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await stopAt(page, ({ text }) => /募集を見る|いまの募集/.test(text));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/calls$/);
  await stopAt(page, ({ text }) => /わがまち元気創出支援事業/.test(text));
  await page.keyboard.press('Enter');
  await stopAt(page, ({ text }) => /応募する/.test(text));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sign-in/);
  await stopAt(page, ({ name }) => name === 'email');
  await page.keyboard.type('resident@tomoni.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('minna-de-tomoni');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/calls\/wagamachi\/apply$/);
});
