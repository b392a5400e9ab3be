// Every page that needs no sign-in, in every language（公開ページ）; and the way through them by keyboard alone.
import { expect, test } from '@playwright/test';
import { City } from './city';
import { look } from './looks';

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
  await tabTo(page, '募集を見る|いまの募集');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/calls$/);
  await tabTo(page, 'わがまち元気創出支援事業');
  await page.keyboard.press('Enter');
  await tabTo(page, '応募する');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sign-in/);
  await tabTo(page, '', 'input[name=email]');
  await page.keyboard.type('resident@tomoni.example');
  await page.keyboard.press('Tab');
  await page.keyboard.type('minna-de-tomoni');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/calls\/wagamachi\/apply$/);
});

// Presses Tab until the focus is where a person wants to go; gives up after a page's worth of stops.
async function tabTo(page: import('@playwright/test').Page, text: string, css = '*'): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(`${css}:focus`);
    if ((await focused.count()) === 0) continue;
    const seen = await focused.first().evaluate((element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { text: element.textContent ?? '', ring: outlineStyle !== 'none' && outlineWidth !== '0px' };
    });
    expect(seen.ring, `a focus ring on ${seen.text}`).toBe(true);
    if (new RegExp(text).test(seen.text)) return;
  }
  throw new Error(`no stop for ${text || css}`);
}
