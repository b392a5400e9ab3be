// Years later: an officer holds a case back, an administrator rehearses and proposes, another one approves, and the record
// says what went（保存年限・廃棄）.
import { expect, test, type Page } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { fill, onward, reloaded, signIn } from './people';

// Long enough for papers that are kept for five years.
const AHEAD = 365 * 7;
let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city?.end();
});

// The first case that has ended, by its receipt number.
async function ended(page: Page): Promise<string> {
  await page.goto(`${city.url}/staff/cases?stage=rejected`);
  return (await page.locator('main tbody a').first().textContent())!.trim();
}

// Another administrator: an approver gets the role too.
async function secondAdministrator(page: Page): Promise<void> {
  await page.goto(`${city.url}/staff/people`);
  await fill(page, { email: 'approver2@tomoni.example', role: 'admin' });
  await page.locator('main form', { has: page.locator('[name="role"]') }).getByRole('button').click();
  await expect(page.locator('.errors')).toHaveCount(0);
}

test('a year is rehearsed, proposed, approved by somebody else and on record', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, city.url, 'admin@tomoni.example');
  await secondAdministrator(page);
  await city.open(AHEAD);

  await signIn(page, city.url, 'officer@tomoni.example');
  const held = await ended(page);
  await page.goto(`${city.url}/staff/cases/${held}`);
  await onward(page, page.getByRole('link', { name: '保存と廃棄の保留' }));
  await look(page, 'keeping');
  await page.getByRole('button', { name: '保留する' }).click();
  await expect(page.locator('.errors')).toContainText('理由');
  await look(page, 'keeping-error');
  await fill(page, { reason: '住民監査請求が出ているため' });
  await reloaded(page, page.getByRole('button', { name: '保留する' }));
  await expect(page.locator('#held')).toContainText('住民監査請求');
  await expect(page.getByRole('button', { name: '保留を解く' })).toHaveCount(0);
  await look(page, 'keeping-held');

  await signIn(page, city.url, 'admin@tomoni.example');
  await page.goto(`${city.url}/staff/retention`);
  await expect(page.locator('#holds')).toContainText(held);
  await look(page, 'retention');
  const row = page.locator('#run-out tbody tr', { has: page.locator('td:nth-child(6)', { hasText: /^[1-9]/ }) }).first();
  await onward(page, row.getByRole('link'));
  const rehearsal = page.url();
  await expect(page.locator('#cases tr', { hasText: held })).toContainText('保留');
  const goes = (await page.locator('#cases tr', { hasText: '廃棄できます' }).first().locator('td').first().textContent())!;
  await look(page, 'retention-rehearsal');
  await onward(page, page.getByRole('button', { name: '廃棄を提案する' }));
  await expect(page.locator('#running .facts')).toContainText('承認待ち');
  await expect(page.locator('#running form')).toHaveCount(0);
  await look(page, 'retention-proposed');

  await signIn(page, city.url, 'approver2@tomoni.example');
  await page.goto(`${city.url}/staff/retention`);
  await page.locator('#running summary').click();
  await page.getByRole('button', { name: '承認しない' }).click();
  await expect(page.locator('.errors')).toBeVisible();
  await look(page, 'retention-refusal-error');
  await page.getByRole('button', { name: '廃棄を承認する' }).click();
  await expect(page.locator('#running .facts')).toContainText('廃棄中');

  // The worker looks when the doors open.
  await city.open(AHEAD);
  await signIn(page, city.url, 'approver2@tomoni.example');
  await expect(async () => {
    await page.goto(`${city.url}/staff/retention`);
    await expect(page.locator('#record tbody tr')).toHaveCount(1);
  }).toPass({ timeout: 30_000 });
  await look(page, 'retention-done');
  const record = await (await page.request.get(`${city.url}/staff/retention/record.csv`)).text();
  expect(record).toContain(goes.trim());
  expect(record).not.toContain(held);
  await page.goto(rehearsal.replace(/^https?:\/\/[^/]+/, city.url));
  await expect(page.locator('#cases')).toContainText(held);

  await signIn(page, city.url, 'officer@tomoni.example');
  await page.goto(`${city.url}/staff/cases/${goes.trim()}`);
  await expect(page.locator('#disposed')).toContainText('廃棄されました');
  await look(page, 'case-disposed');
});
