// The officer's desk（担当者の机）: today's work, the list, a case with notes and messages, files side by side, the journal.
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

test('an officer finds, assigns, notes and writes', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, city.url, 'officer@tomoni.example');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('今日の仕事');
  await look(page, 'staff-desk');
  await page.goto(`${city.url}/staff/cases?stage=submitted&sort=due`);
  await look(page, 'staff-list');
  const number = ((await page.locator('tbody td:nth-child(2) a').first().textContent()) ?? '').trim();
  await page.goto(`${city.url}/staff/cases/${number}`);
  await page.locator('#f-body').fill('@高浜 よしえ 金額を見てください。');
  await page.getByRole('button', { name: 'メモを書く' }).click();
  await expect(page.locator('#notes')).toContainText('金額を見てください。');
  await page.locator('#f-say').fill('見積書の日付を教えてください。');
  await page.getByRole('button', { name: '送る', exact: true }).click();
  await expect(page.locator('#thread')).toContainText('見積書の日付を教えてください。');
  await look(page, 'staff-case-talk');
  await page.goto(`${city.url}/staff/cases/${number}/files`);
  await look(page, 'staff-case-files');
  await page.goto(`${city.url}/staff/hand-over`);
  await look(page, 'staff-hand-over');
  await signIn(page, city.url, 'approver@tomoni.example');
  await expect(page.locator('#mentions')).toContainText(number);
});

test('an auditor reads the journal and changes nothing', async ({ page }) => {
  await signIn(page, city.url, 'auditor@tomoni.example');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('今日の仕事');
  await page.goto(`${city.url}/staff/journal`);
  await look(page, 'staff-journal');
  await page.goto(`${city.url}/staff/views`);
  await look(page, 'staff-views');
});
