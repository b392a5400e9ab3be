// A proposal from the sign-in to the receipt without a mouse or a finger（キーボードだけの応募）: every field and button is
// reached by Tab, shows where the focus is, and is filled as the keyboard fills it.
import { expect, test, type Page } from '@playwright/test';
import { ANSWERS, BUDGET, PDF } from './application';
import { City } from './city';
import { PASSWORD, type Answers } from './people';
import { stopAt } from './tabs';

let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city.end();
});

test('an application by keyboard alone', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto(`${city.url}/calls/wagamachi/apply`);
  await type(page, { email: 'resident2@tomoni.example', password: PASSWORD });
  await press(page, 'ログインする');
  await type(page, { group: 'new', kind: 'citizen_group', name: 'どんぐりの会' });
  await press(page, 'この団体で書きはじめる');
  const draft = page.url();
  for (const [key, answers] of Object.entries(ANSWERS)) {
    await page.goto(`${draft}/form/${key}`);
    await type(page, answers);
    await press(page, '保存して次へ');
    await expect(page.locator('.errors')).toHaveCount(0);
  }
  await page.goto(`${draft}/budget`);
  await type(page, BUDGET);
  await press(page, '保存して次へ');
  await papers(page, draft);
  await page.goto(`${draft}/check`);
  const pledges = await page.locator('[name^=pledge-]').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('name')!));
  await type(page, Object.fromEntries(pledges.map((name) => [name, 'yes'])));
  await press(page, 'この内容で提出する');
  await expect(page.locator('.receipt__no')).toHaveText(/^R8-GK-\d{4}$/);
});

// Goes from field to field in the order of the page and fills those that are named.
async function type(page: Page, answers: Answers): Promise<void> {
  const left = new Map(Object.entries(answers));
  while (left.size > 0) {
    const field = await stopAt(page, ({ name }) => left.has(name));
    const value = left.get(field.name)!;
    if (field.kind === 'checkbox') await page.keyboard.press('Space');
    else if (field.kind === 'radio') await pick(page, field.name, value);
    else if (field.kind === 'select-one') await choose(page, value);
    else {
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(value);
    }
    left.delete(field.name);
  }
}

// Tab stops at a group of choices once; the arrows go through it and choose.
async function pick(page: Page, name: string, value: string): Promise<void> {
  const count = await page.locator(`[name="${name}"]`).count();
  await page.keyboard.press('Space');
  for (let steps = 0; steps < count && (await page.locator(':focus').inputValue()) !== value; steps += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(page.locator(`[name="${name}"][value="${value}"]`)).toBeChecked();
}

// Down the list until the value is chosen.
async function choose(page: Page, value: string): Promise<void> {
  const focused = page.locator(':focus');
  const count = await focused.locator('option').count();
  await page.keyboard.press('Home');
  for (let steps = 0; steps < count && (await focused.inputValue()) !== value; steps += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(focused).toHaveValue(value);
}

async function press(page: Page, words: string): Promise<void> {
  const here = page.url();
  await stopAt(page, ({ kind, text }) => kind === 'submit' && text.includes(words));
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => address.href !== here);
}

async function papers(page: Page, draft: string): Promise<void> {
  await page.goto(`${draft}/papers`);
  const missing = page.locator('section', { has: page.locator('.tag--neutral') });
  for (let left = await missing.count(); left > 0; left -= 1) {
    const name = await missing.first().locator('input[type=file]').getAttribute('id');
    await stopAt(page, ({ id }) => id === name);
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(PDF);
    await stopAt(page, ({ kind, text }) => kind === 'submit' && text.includes('添付する'));
    await page.keyboard.press('Enter');
    await expect(missing).toHaveCount(left - 1);
  }
}
