// An opinion（意見）: a resident writes without an account, corrects and withdraws; an officer keys papers in by keyboard.
import { expect, test, type Page } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { fill, onward, openLetter, signIn } from './people';

let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city.end();
});

async function press(page: Page, name: string): Promise<void> {
  await onward(page, page.getByRole('button', { name, exact: true }).first());
}

test('a resident writes, corrects and withdraws without an account', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto(`${city.url}/consultations/action-plan/opinion`);
  await look(page, 'opinion-write');
  await fill(page, { 'body-0': '集まりを夜にも開いてください。', 'reason-0': '昼は仕事があるから。' });
  await press(page, '＋ 別の意見も書く');
  await expect(page.locator('[name="body-0"]')).toHaveValue('集まりを夜にも開いてください。');
  await fill(page, { 'body-1': '会場に駐車場がほしい。' });

  // The line goes dead: the same page opens again with everything that was saved.
  await press(page, '保存する');
  await city.open(0);
  await page.goto(`${city.url}/consultations/action-plan/opinion`);
  await expect(page.locator('[name="body-1"]')).toHaveValue('会場に駐車場がほしい。');
  await press(page, '保存して次へ');

  await page.getByRole('button', { name: '保存して次へ', exact: true }).first().click();
  await expect(page.locator('#errors')).toBeVisible();
  await look(page, 'opinion-sender-errors');
  await fill(page, { naming: 'named', name: '阿比留 キク', category: 'resident', address: '対馬市厳原町', email: 'kiku@example.jp' });
  await press(page, '保存して次へ');
  await look(page, 'opinion-review');
  // Whoever is faster than people are is asked to press once more.
  const send = page.getByRole('button', { name: '意見を提出する', exact: true }).first();
  await send.click();
  if (page.url().endsWith('/check')) await onward(page, send);
  await expect(page.locator('.receipt__no')).toContainText('-PA-');
  await look(page, 'opinion-receipt');

  const letter = await openLetter(page, city.url, '意見を受け付けました');
  const link = letter.match(/https?:\/\/\S+\/opinions\/[0-9a-f]+/)![0];
  await page.goto(`${city.url}${new URL(link).pathname}`);
  await page.getByRole('link', { name: '訂正する' }).click();
  await fill(page, { 'body-0': '集まりを土曜の夜にも開いてください。' });
  await press(page, '訂正を送る');
  await expect(page.getByText('訂正後の第2版です。')).toBeVisible();
  await page.getByRole('link', { name: '取り下げる' }).click();
  await press(page, 'この意見を取り下げる');
  await expect(page.locator('h1')).toHaveText('この意見は取り下げられています。');
});

test('an officer keys in twenty papers by keyboard alone', async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, city.url, 'officer@tomoni.example');
  await page.goto(`${city.url}/staff/consultations/action-plan/entry`);
  await look(page, 'opinion-entry');
  await page.locator('[name="channel"]').selectOption('post');
  await page.locator('[name="received"]').fill(await dayInTerm(page));
  for (let nth = 1; nth <= 20; nth += 1) {
    await page.locator('[name="clause-0"]').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(`紙の意見 ${nth}`);
    await page.locator('[name="name"]').focus();
    await page.keyboard.type(`提出者 ${nth}`);
    await Promise.all([page.waitForURL(/done=/), page.keyboard.press('Enter')]);
    await expect(page.locator('.notice--good')).toContainText('を受け付けました');
    await expect(page.locator('[name="channel"]')).toHaveValue('post');
  }
  await expect(page.locator('.notice--good')).toContainText('続けて20件');
  await page.goto(`${city.url}/staff/consultations/action-plan/opinions`);
  await look(page, 'opinion-list');
});

// A day on which the consultation was open.
async function dayInTerm(page: Page): Promise<string> {
  const day = await page.evaluate(() => new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10));
  return day;
}
