// A trainer begins a rehearsal, an officer tries a case in it and moves the date, and its end removes it（練習）. Without a
// script too; the real city keeps its own sign-in all the while.
import { expect, test, type Page } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { signIn, tick } from './people';

let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city?.end();
});

// The date that the rehearsal supposes, as its band says.
async function today(page: Page): Promise<string> {
  return (await page.locator('.ribbon__day').textContent())!.trim();
}

test('a rehearsal from its beginning to its end', async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, city.url, 'approver@tomoni.example');
  await page.goto(`${city.url}/staff/rehearsal`);
  await look(page, 'rehearsal-none');
  await page.getByRole('button', { name: '練習を始める' }).click();
  await expect(page.locator('main')).toContainText('高浜 よしえさんが始めました');
  await look(page, 'rehearsal-begun');

  await page.getByRole('button', { name: '担当課の職員（島村 あゆみ）として入る' }).click();
  await expect(page).toHaveURL(`${city.url}/rehearsal/staff`);
  await expect(page.locator('.ribbon')).toContainText('練習中');
  await expect(page.locator('.staff-head')).toContainText('島村 あゆみ');
  await look(page, 'rehearsal-desk');

  // One case on its way: the formal check, every line ticked.
  await page.goto(`${city.url}/rehearsal/staff/cases?stage=submitted`);
  await page.locator('main tbody a').first().click();
  const form = page.locator('form[action$="/screening"]');
  if (!(await form.isVisible())) await page.locator('summary', { hasText: '形式審査' }).first().click();
  for (const box of await form.locator('[type=checkbox]').all()) await tick(box);
  await form.getByRole('button').first().click();
  await expect(page.locator('.errors')).toHaveCount(0);
  await look(page, 'rehearsal-case');

  const before = await today(page);
  await page.getByRole('link', { name: '役と日付を変える' }).click();
  await look(page, 'rehearsal-controls');
  await page.getByRole('button', { name: '翌日へ' }).click();
  expect(await today(page)).not.toBe(before);
  await page.locator('.occasion', { hasText: '締切の翌朝' }).first().getByRole('button').click();
  await expect(page.locator('.errors')).toHaveCount(0);

  // The applicant's side by one button, and the mail that was caught.
  await page.getByRole('button', { name: '市民（団体の代表）（浜口 みなと）として入る' }).click();
  await expect(page).toHaveURL(`${city.url}/rehearsal/me`);
  await page.getByRole('link', { name: '届いたメールを見る' }).click();
  await expect(page.locator('.mails__item').first()).toBeVisible();
  await look(page, 'rehearsal-mail');

  await page.getByRole('link', { name: '本番の画面へ戻る' }).click();
  await expect(page).toHaveURL(`${city.url}/staff/rehearsal`);
  await expect(page.locator('.staff-head')).toContainText('高浜 よしえ');
  await page.getByRole('button', { name: '練習を終えて、すべて削除する' }).click();
  await expect(page.locator('.errors')).toContainText('チェック');
  await look(page, 'rehearsal-end-error');
  await tick(page.locator('[name=sure]'));
  await page.getByRole('button', { name: '練習を終えて、すべて削除する' }).click();
  await expect(page.locator('main')).toContainText('削除したもの：案件');
  await look(page, 'rehearsal-ended');
  await page.goto(`${city.url}/rehearsal/staff`);
  await expect(page).toHaveURL(`${city.url}/staff/rehearsal`);
});
