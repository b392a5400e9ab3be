// The whole thread（通しの試験）: a resident signs up and applies, an officer checks, an approver decides, the
// results are released, and the resident reads them. Every letter is opened in the demo's mail box.
import { expect, test, type Page } from '@playwright/test';
import { ANSWERS, BUDGET, PDF } from './application';
import { City } from './city';
import { look } from './looks';
import { throughTheOffice } from './office';
import { PASSWORD, fill, onward, openLetter, reloaded, signIn, tick } from './people';

const SELECTED = { outcome: 'selected', amount: '50000', reason: '公益性が高いため。' };
const RESIDENT = 'yoshida@tomoni.example';
// The last second of the open round lies 26 days ahead.
const AFTER_CLOSING = 27;

let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city.end();
});

test('a proposal from sign-up to its published result', async ({ page }) => {
  test.setTimeout(480_000);
  await signUp(page);
  const number = await apply(page);
  await city.open(AFTER_CLOSING);
  await decideAll(page, number);
  await release(page);
  await readResult(page, number);
});

async function signUp(page: Page): Promise<void> {
  await page.goto(`${city.url}/sign-up`);
  await page.getByRole('button', { name: '確認メールを受け取る' }).click();
  await expect(page.locator('.errors__list li')).toHaveCount(3);
  await look(page, 'sign-up-errors');
  await fill(page, { name: '𠮷田 髙子', email: RESIDENT, password: PASSWORD });
  await page.getByRole('button', { name: '確認メールを受け取る' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('メールをご確認ください');
  const letter = await openLetter(page, city.url, '確認');
  await page.goto(letter.match(/https?:\/\/\S+\/confirm\/\S+/)![0]);
  await page.getByRole('button', { name: '確認してログインする' }).click();
  await expect(page.getByText('𠮷田 髙子').first()).toBeVisible();
}

async function apply(page: Page): Promise<string> {
  await page.goto(`${city.url}/calls`);
  await look(page, 'calls');
  await page.getByRole('link', { name: 'わがまち元気創出支援事業' }).first().click();
  await look(page, 'call');
  await page.getByRole('link', { name: '応募する' }).click();
  await look(page, 'apply');
  await fill(page, { kind: 'citizen_group', name: '舟志の森を育てる会' });
  await page.getByRole('button', { name: 'この団体で書きはじめる' }).click();
  await look(page, 'tasks');
  const draft = page.url();
  await answerAll(page, draft);
  await budget(page, draft);
  await papers(page, draft);
  return submit(page, draft);
}

async function answerAll(page: Page, draft: string): Promise<void> {
  const next = page.getByRole('button', { name: '保存して次へ' });
  for (const [key, answers] of Object.entries(ANSWERS)) {
    await page.goto(`${draft}/form/${key}`);
    if (key === 'group-about') {
      // What cannot be read is kept and pointed at.
      await fill(page, { ...answers, members: 'たくさん' });
      await next.click();
      await expect(page.locator('.field--error input')).toHaveValue('たくさん');
      await look(page, 'form-error');
    }
    await fill(page, answers);
    await onward(page, next);
  }
  await page.goto(`${draft}/form/aim`);
  await expect(page.locator('[name=purpose]')).toHaveValue(ANSWERS.aim.purpose);
  await look(page, 'form');
}

async function budget(page: Page, draft: string): Promise<void> {
  await page.goto(`${draft}/budget`);
  await fill(page, BUDGET);
  // The island shows the same sum before the page is back: it is the new page that is waited for.
  await reloaded(page, page.getByRole('button', { name: '計算', exact: false }).first());
  await expect(page.locator('#sum-why')).toContainText('91,000円');
  await expect(page.locator('#sum-good')).toBeVisible();
  await look(page, 'budget');
  await onward(page, page.getByRole('button', { name: '保存して次へ' }));
}

async function papers(page: Page, draft: string): Promise<void> {
  await page.goto(`${draft}/papers`);
  const needed = await page.locator('.tag--neutral').count();
  for (let left = needed; left > 0; left -= 1) {
    const section = page.locator('section', { has: page.locator('.tag--neutral') }).first();
    await section.locator('input[type=file]').setInputFiles(PDF);
    await section.getByRole('button', { name: '添付する' }).click();
    await expect(page.locator('.tag--neutral')).toHaveCount(left - 1);
  }
  await look(page, 'papers');
}

async function submit(page: Page, draft: string): Promise<string> {
  await page.goto(`${draft}/check`);
  await expect(page.getByText('髙橋の書類.pdf').first()).toBeVisible();
  await page.getByRole('button', { name: 'この内容で提出する' }).click();
  await expect(page.locator('.errors')).toBeVisible();
  await look(page, 'check-errors');
  for (const pledge of await page.locator('[name^=pledge-]').all()) await tick(pledge);
  await page.getByRole('button', { name: 'この内容で提出する' }).click();
  await expect(page.locator('.receipt__title')).toHaveText('受け付けました');
  const number = ((await page.locator('.receipt__no').textContent()) ?? '').trim();
  expect(number).toMatch(/^R8-GK-\d{4}$/);
  await look(page, 'receipt');
  const letter = await openLetter(page, city.url, number);
  expect(letter).toContain(number);
  await look(page, 'letter');
  await page.goto(`${city.url}/me`);
  await expect(page.getByText('受付済み').first()).toBeVisible();
  await look(page, 'my-page');
  return number;
}

// Everything of the round, from where it stands to an approved decision: officer and approver in turn.
async function decideAll(page: Page, number: string): Promise<void> {
  await signIn(page, city.url, 'officer@tomoni.example');
  await page.goto(`${city.url}/staff/cases`);
  await look(page, 'staff-cases');
  await page.goto(`${city.url}/staff/calls`);
  await look(page, 'staff-calls');
  const cases = await numbers(page);
  expect(cases).toContain(number);
  for (const each of cases) {
    await throughTheOffice(page, city.url, each, SELECTED, async (step) => {
      if (each !== number) return;
      await look(page, `staff-case-${step}`);
      if (step === 0) await expect(page.getByText('<b>太字ではない</b>')).toBeVisible();
    });
  }
  await signIn(page, city.url, 'approver@tomoni.example');
  for (const each of cases) {
    await page.goto(`${city.url}/staff/cases/${each}`);
    const approve = page.getByRole('button', { name: '決裁する' });
    if (each === number) await look(page, 'staff-case-approval');
    if ((await approve.count()) > 0) await approve.click();
  }
}

async function numbers(page: Page): Promise<string[]> {
  await page.goto(`${city.url}/staff/cases`);
  const options = page.locator('#f-call option', { hasText: 'わがまち元気創出支援事業' });
  const found: string[] = [];
  for (const value of await options.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))) {
    await page.goto(`${city.url}/staff/cases?call=${value}`);
    found.push(...(await page.locator('main table').textContent().catch(() => ''))!.match(/R\d+-GK-\d{4}/g) ?? []);
  }
  return [...new Set(found)];
}

async function release(page: Page): Promise<void> {
  await page.goto(`${city.url}/staff/calls/wagamachi/release`);
  await look(page, 'release');
  await page.getByRole('button', { name: '結果を公表する' }).click();
  await page.goto(`${city.url}/results/wagamachi`);
  await expect(page.getByText('舟志の森 どんぐりの学校')).toBeVisible();
  await look(page, 'results');
}

async function readResult(page: Page, number: string): Promise<void> {
  await signIn(page, city.url, RESIDENT);
  await page.goto(`${city.url}/me`);
  await page.getByRole('link', { name: '舟志の森 どんぐりの学校' }).first().click();
  await expect(page.locator('.status')).toContainText('50,000円');
  await look(page, 'granted');
  for (const words of ['審査結果', '交付決定']) {
    const letter = await openLetter(page, city.url, words);
    expect(letter).toContain(number);
  }
}
