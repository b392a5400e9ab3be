// An administrator gives the city its own look（市の表示）: a draft, refused where nobody could read it, seen before anybody
// else sees it, put in force, and taken back by one button. In a city that was set up, because the demo's stays as it is.
import { expect, test, type Page } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { appCode, fill, reloaded, tick } from './people';

let city: City;
test.beforeEach(async () => {
  city = await City.bare();
});
test.afterEach(async () => {
  await city?.end();
});

// The first start, until its administrator stands inside with a second factor.
async function setUp(page: Page): Promise<void> {
  await page.goto(`${city.url}/setup`);
  await look(page, 'setup');
  await fill(page, { code: city.setupCode, city: '浦浜市', departments: '市民協働課', name: '管理 一' });
  await fill(page, { email: 'kanri@urahama.example', password: 'minna-de-tomoni' });
  await tick(page.locator('main [name="districts"]').first());
  await page.locator('main form').getByRole('button').last().click();
  await expect(page.locator('#secret')).toBeVisible();
  await page.locator('#f-code').fill(appCode((await page.locator('#secret').textContent())!));
  await page.locator('main form').getByRole('button').first().click();
  await expect(page.locator('main ol.list code').first()).toBeVisible();
  await page.locator('main form').getByRole('button').first().click();
}

test('a look from its draft to its end', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await setUp(page);
  await page.goto(`${city.url}/staff/city`);
  await expect(page.locator('h1')).toHaveText('市の表示');
  await look(page, 'look-none');

  // Yellow letters on white: refused with what was typed, and why.
  await fill(page, { name: '新浦浜市', mayor_title: '新浦浜市長', colour: '#ffe000', lead: '島のことを、みんなで決めます。' });
  await page.getByRole('button', { name: '下書きに保存して確かめる' }).click();
  await expect(page.locator('.errors')).toBeVisible();
  await expect(page.locator('#f-colour')).toHaveValue('#ffe000');
  await expect(page.locator('[name="lead"]')).toHaveValue('島のことを、みんなで決めます。');
  await look(page, 'look-contrast');

  await fill(page, { colour: '#115a36' });
  await page.getByRole('button', { name: '下書きに保存して確かめる' }).click();
  await expect(page).toHaveURL(`${city.url}/staff/city/preview`);
  await expect(page.locator('.hero__text')).toHaveText('島のことを、みんなで決めます。');
  await look(page, 'look-preview');
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(city.url);
  await expect(guest.locator('body')).not.toContainText('新浦浜市');

  await page.getByRole('button', { name: '公開する' }).first().click();
  await expect(page.locator('[role=status]')).toBeVisible();
  await look(page, 'look-in-force');
  await guest.reload();
  await expect(guest.locator('body')).toContainText('新浦浜市');
  await expect(guest.locator('.hero__text')).toHaveText('島のことを、みんなで決めます。');
  await look(guest, 'look-home');

  await reloaded(page, page.locator('form[action$="/reset"]').getByRole('button'));
  await guest.reload();
  await expect(guest.locator('.hero__text')).not.toHaveText('島のことを、みんなで決めます。');
  await guest.context().close();
});
