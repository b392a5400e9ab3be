// A person's own account（登録の内容と安全）: name, password, address at both ends, devices, data, deletion.
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { City } from './city';
import { look } from './looks';
import { PASSWORD, fill, openLetter, signIn } from './people';

const NEW_PASSWORD = '港の朝と古い松の木と空';

let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city.end();
});

async function account(page: Page): Promise<void> {
  await page.goto(`${city.url}/me/account`);
}

async function press(page: Page, action: string): Promise<void> {
  await page.locator(`form[action="${action}"] button`).last().click();
}

test('name, password, devices and a link to sign in', async ({ page, browser }) => {
  test.setTimeout(240_000);
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(`${city.url}/sign-in/link`);
  await guest.getByLabel('メールアドレス').fill('resident@tomoni.example');
  await look(guest, 'sign-in-link');
  await guest.getByRole('button', { name: 'リンクを受け取る' }).click();
  const letter = await openLetter(guest, city.url, 'ログインのリンク');
  await guest.goto(/https?:\S+\/sign-in\/link\/\S+/.exec(letter)![0]);
  await look(guest, 'sign-in-link-press');
  await guest.getByRole('button', { name: 'ログインする' }).click();
  await expect(guest.getByRole('button', { name: 'ログアウト' })).toBeVisible();

  await signIn(page, city.url, 'resident@tomoni.example');
  await account(page);
  await look(page, 'account');
  await fill(page, { name: ' ' });
  await press(page, '/me/account/name');
  await expect(page.locator('.errors__list li')).toHaveCount(1);
  await look(page, 'account-name-error');
  await fill(page, { name: '𠮷﨑 髙子' });
  await press(page, '/me/account/name');
  await expect(page.locator('.top__me')).toContainText('𠮷﨑 髙子');

  await page.getByRole('button', { name: 'ほかの端末をすべてログアウトさせる' }).click();
  await guest.goto(`${city.url}/me`);
  await expect(guest).toHaveURL(/sign-in/);

  await fill(page, { current_password: 'まちがい', password: 'みじかい' });
  await press(page, '/me/account/password');
  await expect(page.locator('.errors__list li')).toHaveCount(1);
  await look(page, 'account-password-error');
  await fill(page, { current_password: PASSWORD, password: NEW_PASSWORD });
  await press(page, '/me/account/password');
  await expect(page.locator('.errors')).toHaveCount(0);
  expect(await openLetter(page, city.url, 'パスワード')).toContain('𠮷﨑 髙子');
  await guest.goto(`${city.url}/sign-in`);
  await fill(guest, { email: 'resident@tomoni.example', password: NEW_PASSWORD });
  await guest.getByRole('button', { name: 'ログインする', exact: true }).click();
  await expect(guest.locator('.top__me')).toContainText('𠮷﨑 髙子');
});

test('another address counts once both ends have agreed', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, city.url, 'resident2@tomoni.example');
  await account(page);
  await fill(page, { email: 'kaede@tomoni.example' });
  await press(page, '/me/account/email');
  await expect(page.locator('.notice')).toContainText('kaede@tomoni.example');
  await look(page, 'account-address-waits');

  const agreed: string[] = [];
  for (const mailbox of ['resident2@tomoni.example', 'kaede@tomoni.example']) {
    const address = await changeLink(page, mailbox);
    await page.goto(address);
    if (agreed.length === 0) await look(page, 'address-change');
    await page.getByRole('button', { name: '変更に同意する' }).click();
    agreed.push((await page.locator('.lead').textContent())!);
  }
  await look(page, 'address-changed');
  expect(agreed[0]).toContain('もう一方');
  expect(agreed[1]).toContain('変わりました');
  await signIn(page, city.url, 'kaede@tomoni.example');
});

// The link in the letter to one of the two addresses.
async function changeLink(page: Page, mailbox: string): Promise<string> {
  for (let tries = 0; tries < 20; tries += 1) {
    await page.goto(`${city.url}/demo/mail`);
    const letter = page.locator('.mails__item', { hasText: 'アドレスの変更' }).filter({ hasText: mailbox });
    if ((await letter.count()) > 0) {
      await letter.first().locator('a').click();
      return /https?:\S+\/email\/\S+/.exec((await page.locator('.mail__body').textContent())!)![0];
    }
    await page.waitForTimeout(500);
  }
  throw new Error(`no letter to ${mailbox}`);
}

test('the own data comes along, and an account goes', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, city.url, 'resident@tomoni.example');
  await account(page);
  const arrives = page.waitForEvent('download');
  await page.getByRole('link', { name: 'データを受け取る（ZIP）' }).click();
  const bytes = readFileSync(await (await arrives).path());
  expect(bytes.subarray(0, 4)).toEqual(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  for (const name of ['index.html', 'data.json', 'applications.csv', 'letters.csv']) expect(bytes.includes(name), name).toBe(true);
  await page.goto(`${city.url}/me/erasure`);
  await expect(page.locator('.notice--warn')).toContainText('なぎさ再生の会');
  await look(page, 'erasure-refused');

  await page.context().clearCookies();
  await page.goto(`${city.url}/sign-up`);
  await fill(page, { name: '山 路', email: 'yamaji@tomoni.example', password: PASSWORD });
  await page.getByRole('button', { name: '確認メールを受け取る' }).click();
  const letter = await openLetter(page, city.url, '登録の確認');
  await page.goto(/https?:\S+\/confirm\/\S+/.exec(letter)![0]);
  await page.getByRole('button', { name: '確認してログインする' }).click();
  await page.goto(`${city.url}/me/erasure`);
  await look(page, 'erasure');
  await fill(page, { current_password: 'まちがいの言葉です' });
  await page.getByRole('button', { name: '登録を削除する' }).click();
  await expect(page.locator('.errors__list li')).toHaveCount(1);
  await fill(page, { current_password: PASSWORD });
  await page.getByRole('button', { name: '登録を削除する' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登録を削除しました');
  await page.goto(`${city.url}/sign-in`);
  await fill(page, { email: 'yamaji@tomoni.example', password: PASSWORD });
  await page.getByRole('button', { name: 'ログインする', exact: true }).click();
  await expect(page.locator('.errors__list li')).toHaveCount(1);
});
