// Mail as the city sees it（送信の状態）: whom no letter has reached, how mail stands, the morning digest's switch.
import { expect, test } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { signIn } from './people';

let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city.end();
});

test('an officer sees that every letter has arrived', async ({ page }) => {
  await signIn(page, city.url, 'officer@tomoni.example');
  await page.goto(`${city.url}/staff/unreached`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('まだ知らせが届いていない方');
  await look(page, 'staff-unreached');
});

test('an administrator looks after mail and switches a digest', async ({ page }) => {
  await signIn(page, city.url, 'admin@tomoni.example');
  await page.goto(`${city.url}/staff/mail`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('メールの送信');
  await look(page, 'staff-mail');
  await page.goto(`${city.url}/staff/backups`);
  await expect(page.locator('.notice').first()).toBeVisible();
  await look(page, 'staff-backups');
  await page.goto(`${city.url}/staff/departments`);
  await page.getByRole('link', { name: /^変更.*市民協働・自然共生課/ }).click();
  await page.locator('#digest').getByRole('button', { name: '止める' }).click();
  await expect(page.locator('#digest')).toContainText('いまは送っていません');
  await look(page, 'staff-department');
});
