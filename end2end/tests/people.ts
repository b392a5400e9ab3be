// What people do（人の動き）: steps that work with a script and without, by the words on the screen.
import { expect, type Locator, type Page } from '@playwright/test';
import { createHmac } from 'node:crypto';

export const PASSWORD = 'minna-de-tomoni';

export async function signIn(page: Page, url: string, address: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('メールアドレス').fill(address);
  await page.getByLabel('パスワード', { exact: false }).fill(PASSWORD);
  await page.getByRole('button', { name: 'ログインする', exact: true }).click();
  await secondFactor(page);
  await expect(page.getByRole('button', { name: 'ログアウト' })).toBeVisible();
}

// Staff are asked for a code, which the demo city shows beside the field. Each counts once: soon after the last
// one there is a while without any.
async function secondFactor(page: Page): Promise<void> {
  if (!new URL(page.url()).pathname.endsWith('/sign-in/code')) return;
  const shown = page.locator('#demo-code');
  for (let tries = 0; tries < 40 && (await shown.count()) === 0; tries += 1) {
    await page.waitForTimeout(1_000);
    await page.reload();
  }
  await page.locator('#f-code').fill((await shown.textContent())!);
  await page.getByRole('button', { name: '確認してログインする' }).click();
}

// The code of an app on the phone, for now, from the letters of its secret（RFC 6238）.
export function appCode(letters: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...letters.toUpperCase()].filter((letter) => alphabet.includes(letter));
  const binary = bits.map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(binary.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const sum = createHmac('sha1', secret).update(counter).digest();
  const number = sum.readUInt32BE(sum[19] & 15) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

// The newest letter in the demo's mail box whose subject has these words.
export async function openLetter(page: Page, url: string, words: string): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    await page.goto(`${url}/demo/mail`);
    const found = page.locator('.mails__item a', { hasText: words }).first();
    if ((await found.count()) > 0) {
      await found.click();
      return (await page.locator('.mail__body').textContent()) ?? '';
    }
    await page.waitForTimeout(500);
  }
  throw new Error(`no letter 「${words}」`);
}

// The label lies over its box, as a finger finds it.
export async function tick(box: Locator): Promise<void> {
  await box.locator('xpath=following-sibling::label').click();
  await expect(box).toBeChecked();
}

export type Answers = Record<string, string>;

// Fills every field of the form whose name is given, whatever its kind.
export async function fill(page: Page, answers: Answers): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`main [name="${name}"]`).first();
    const kind = await field.evaluate((node) => `${node.tagName}:${(node as HTMLInputElement).type}`);
    if (kind === 'INPUT:radio') await tick(page.locator(`main [name="${name}"][value="${value}"]`));
    else if (kind === 'INPUT:checkbox') await tick(field);
    else if (kind.startsWith('SELECT')) await field.selectOption(value);
    else await field.fill(value);
  }
}

// Presses a button that leads to another page, and waits until it has: a step that goes on too early would
// cut the saving off.
export async function onward(page: Page, button: Locator): Promise<void> {
  const here = page.url();
  await button.click();
  await page.waitForURL((address) => address.href !== here);
}

// Presses a button whose answer is the same address again, and waits for the new page.
export async function reloaded(page: Page, button: Locator): Promise<void> {
  const loaded = page.waitForEvent('load');
  await button.click();
  await loaded;
}
