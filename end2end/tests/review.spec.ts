// A panel at work（審査会）: an interest declared, a sheet on the phone, a sheet keyed in from paper, the tally, drafts.
import { expect, test, type Page } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { fill, onward, signIn, tick } from './people';

let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city.end();
});

const ROUND = '/staff/calls/wagamachi-zenkai/review/special';

// Answers the question for interests; yes for the groups that are named.
async function answer(page: Page, withInterest: string[]): Promise<void> {
  await onward(page, page.getByRole('link', { name: '利害関係を答える' }));
  await look(page, 'review-interests');
  for (const group of await page.locator('fieldset:has([value="no"])').all()) {
    const legend = (await group.locator('legend').textContent()) ?? '';
    const value = withInterest.some((name) => legend.includes(name)) ? 'yes' : 'no';
    await tick(group.locator(`[value="${value}"]`));
  }
  await onward(page, page.getByRole('button', { name: '答えて審査を始める' }));
}

const MARKS = ['public', 'need', 'real', 'growth', 'together'];

test('a reviewer scores, the officer keys in paper, tallies and drafts', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, city.url, 'reviewer@tomoni.example');
  await page.goto(`${city.url}/review`);
  await answer(page, []);
  await look(page, 'review-list');
  await onward(page, page.locator('.tasks__link').first());
  const number = new URL(page.url()).pathname.split('/').pop() ?? '';
  await look(page, 'review-case');
  await expect(page.locator('main')).not.toContainText('0920');
  // Half a sheet is kept, and handing it in asks for the rest.
  await fill(page, { public: '4', 'remark-public': '地域の人が集まる場になる。' });
  await page.getByRole('button', { name: '途中で保存する' }).click();
  await expect(page.locator('.notice--good')).toContainText('まだ提出していません');
  await page.getByRole('button', { name: '採点を提出する' }).click();
  await expect(page.locator('.errors')).toBeVisible();
  await expect(page.locator('[name="public"][value="4"]')).toBeChecked();
  for (const key of MARKS) await fill(page, { [key]: '4' });
  await page.getByRole('button', { name: '採点を提出する' }).click();
  await expect(page.locator('.notice--good')).toContainText('提出しました');
  await expect(page.getByText('4人のうち3人が提出')).toBeVisible();

  await signIn(page, city.url, 'officer@tomoni.example');
  await page.goto(`${city.url}/staff/calls/wagamachi-zenkai/review`);
  await look(page, 'staff-rounds');
  await page.goto(`${city.url}${ROUND}`);
  await look(page, 'staff-round');
  await page.goto(`${city.url}${ROUND}/sheets`);
  await look(page, 'staff-sheets');
  await page.goto(`${city.url}${ROUND}/assignments`);
  await look(page, 'staff-assignments');
  // The one whose sheet is still to come gave it on paper.
  const open = page.locator('td:has([type=checkbox]:not([disabled])) a').first();
  await onward(page, open);
  await look(page, 'staff-key-sheet');
  for (const key of MARKS) await fill(page, { [key]: '3' });
  await onward(page, page.getByRole('button', { name: 'この採点を提出済みにする' }));
  await page.goto(`${city.url}${ROUND}/tally`);
  await expect(page.getByText('すべての採点票がそろっています。')).toBeVisible();
  await page.getByRole('button', { name: '集計を確定する' }).click();
  await expect(page.locator('tbody tr').first()).toContainText(number);
  await look(page, 'staff-tally');
  await onward(page, page.getByRole('link', { name: /変更/ }).first());
  await look(page, 'staff-say');
  await fill(page, { comment: '多くの人が関わる計画を高く評価した。' });
  await onward(page, page.getByRole('button', { name: '保存する' }));
  await page.goto(`${city.url}${ROUND}/minutes`);
  await expect(page.locator('pre')).toContainText('多くの人が関わる計画を高く評価した。');
  await look(page, 'staff-minutes');
  await page.goto(`${city.url}${ROUND}/tally`);
  await page.getByRole('button', { name: 'まとめて起案する' }).click();
  await expect(page.locator('.notice--good')).toContainText('起案済み');
  await page.goto(`${city.url}/staff/cases/${number}`);
  await expect(page.locator('main')).toContainText('多くの人が関わる計画を高く評価した。');
});

test('a reviewer with an interest keeps out', async ({ page }) => {
  await signIn(page, city.url, 'reviewer@tomoni.example');
  await page.goto(`${city.url}/review`);
  await answer(page, ['古道を歩く会']);
  await expect(page.locator('main')).not.toContainText('古道を歩く会');
  await expect(page.locator('.tasks__link')).toHaveCount(0);
});
