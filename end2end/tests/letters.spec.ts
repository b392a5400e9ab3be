// Official letters on screen and on paper, their templates, the answer to an offer, the route of approval（通知書・回答・決裁ルート）.
import { expect, test } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { fill, signIn } from './people';

let city: City;
test.beforeAll(async () => {
  city = await City.found();
});
test.afterAll(async () => {
  await city.end();
});

test('an applicant reads the letter and answers the offer', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, city.url, 'resident@tomoni.example');
  await page.goto(`${city.url}/me`);
  await page.getByRole('link', { name: '志多留の浜の流木ベンチ' }).click();
  await look(page, 'case-waitlisted');
  await page.getByRole('link', { name: '審査結果通知書（次点）', exact: true }).click();
  await expect(page.locator('.letter')).toContainText('補助できる額');
  await look(page, 'letter');
  await page.getByRole('link', { name: '戻る' }).click();
  await page.getByRole('link', { name: '回答する' }).click();
  await look(page, 'answer');
  await fill(page, { answer: 'accept', text: 'よろしくお願いします。' });
  await page.getByRole('button', { name: '回答を送る' }).click();
  await expect(page.getByText('市が回答を確かめています')).toBeVisible();
});

test('staff change a template and see it on a case; an administrator sets the route', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, city.url, 'officer@tomoni.example');
  await page.goto(`${city.url}/staff/letters`);
  await look(page, 'letter-templates');
  await page.locator('tr', { hasText: '受付票' }).getByRole('link').click();
  await fill(page, { text: '件名：受付のお知らせ\n\n{団体名}の{なまえ}', case: '' });
  await page.getByRole('button', { name: 'この文面にする' }).click();
  await expect(page.locator('.errors')).toContainText('3行目：「なまえ」');
  await look(page, 'letter-template-faults');
  const number = await firstNumber(page);
  await fill(page, { text: '件名：受付のお知らせ\n\n　{団体名}のみなさまの「{事業名}」を受け付けました。', case: number });
  await page.getByRole('button', { name: '当てはめて見る' }).click();
  await expect(page.locator('#preview .letter')).toContainText('を受け付けました。');
  await look(page, 'letter-template');
  await page.goto(`${city.url}/staff/cases?stage=waitlisted`);
  await page.locator('main table a').first().click();
  await look(page, 'staff-case-waitlisted');

  await signIn(page, city.url, 'admin@tomoni.example');
  await page.goto(`${city.url}/staff/departments`);
  await page.getByRole('link', { name: '決裁ルート' }).first().click();
  await look(page, 'route');
});

// A receipt number of the officer's list, without leaving the page that is open.
async function firstNumber(page: import('@playwright/test').Page): Promise<string> {
  const answer = await page.request.get(`${city.url}/staff/cases`);
  return /R\d+-[A-Z]+-\d{4}/.exec(await answer.text())![0];
}
