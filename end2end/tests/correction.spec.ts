// A correction that was asked for by mistake（補正のお願いの取消し・期限の変更）: the officer gives it a later day and then takes
// it back; the group reads what it had typed.
import { expect, test } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { reloaded, signIn } from './people';

let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city.end();
});

test('a correction is given more time and then taken back', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, city.url, 'officer@tomoni.example');
  await page.goto(`${city.url}/staff/cases?stage=returned`);
  await page.locator('tbody a[href^="/staff/cases/"]').first().click();
  const number = page.url().split('/').pop()!;
  await look(page, 'correction-waits');

  const day = page.locator('form[action$="/correction/day"]');
  await page.getByText('補正の期限を変更する', { exact: true }).first().click();
  await day.locator('[name=reason]').fill('お電話でのお申し出があったため。');
  await reloaded(page, day.getByRole('button'));
  await expect(page.locator('#history')).toContainText('補正の期限を変更しました');

  await page.getByText('補正のお願いを取り消す', { exact: true }).first().click();
  const back = page.locator('form[action$="/correction/taken-back"]');
  await back.locator('[name=reason]').fill('別の案件と取り違えました。');
  await reloaded(page, back.getByRole('button'));
  await expect(page.locator('#history')).toContainText('補正のお願いを取り消しました');
  await look(page, 'correction-taken-back');

  await page.goto(`${city.url}/demo/mail`);
  await expect(page.locator('main')).toContainText(`補正のお願いの取消し（${number}）`);
});
