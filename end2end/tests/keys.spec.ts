// Keys to the door（パスキー・二段階の確認）: a passkey with the browser's virtual authenticator, and the second factor of
// staff from a reset to the first case.
import { expect, test, type Page } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { PASSWORD, fill, openLetter, signIn } from './people';

let city: City;
test.beforeAll(async () => {
  city = await City.found();
});
test.afterAll(async () => {
  await city.end();
});

// Browsers know passkeys for names only, and the loopback's is localhost.
const named = () => city.url.replace('127.0.0.1', 'localhost');

async function withAuthenticator(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('a passkey is added, signs in without typing, and is removed', async ({ page, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'passkeys are a matter of the browser’s script');
  test.setTimeout(180_000);
  await withAuthenticator(page);
  await signIn(page, named(), 'resident@tomoni.example');
  await page.goto(`${named()}/me/account`);
  await page.getByRole('link', { name: 'パスキーを登録・整理する' }).click();
  await expect(page.locator('#passkey-unavailable')).toBeHidden();
  await look(page, 'passkeys-none');
  const add = page.getByRole('button', { name: 'パスキーを登録する' });
  await fill(page, { name: ' ' });
  await add.click();
  await expect(page.locator('.errors__list li')).toHaveCount(1);
  await fill(page, { name: '自分のスマホ' });
  await add.click();
  await expect(page.locator('dt', { hasText: '自分のスマホ' })).toBeVisible();
  await look(page, 'passkeys');
  await fill(page, { name: 'もう一度' });
  await add.click();
  await expect(page.getByText('すでに登録されています')).toBeVisible();
  expect(await openLetter(page, named(), 'パスキーが登録されました')).toContain('自分のスマホ');

  await page.getByRole('button', { name: 'ログアウト' }).click();
  await page.goto(`${named()}/me`);
  await look(page, 'sign-in-passkey');
  await page.getByRole('button', { name: 'パスキーでログインする' }).click();
  await expect(page).toHaveURL(`${named()}/me`);
  await page.goto(`${named()}/me/account/passkeys`);
  await expect(page.getByText('最後に使った日')).toBeVisible();

  // A site that has forgotten the key says so, and the other ways stay.
  await page.getByRole('button', { name: /削除する.*自分のスマホ/ }).click();
  await expect(page.getByText('まだ登録していません')).toBeVisible();
  await page.getByRole('button', { name: 'ログアウト' }).click();
  await page.goto(`${named()}/sign-in`);
  await page.getByRole('button', { name: 'パスキーでログインする' }).click();
  await expect(page.locator('.errors__list li')).toHaveCount(1);
  await look(page, 'sign-in-passkey-failed');
});

test('without a script, or under a number, nothing is offered that would not work', async ({ page, javaScriptEnabled }) => {
  const url = javaScriptEnabled ? city.url : named();
  await page.goto(`${url}/sign-in`);
  await expect(page.getByRole('button', { name: 'パスキーでログインする' })).toBeHidden();
  await look(page, 'sign-in-without-passkey');
  await signIn(page, url, 'resident2@tomoni.example');
  await page.goto(`${url}/me/account/passkeys`);
  await expect(page.locator('#passkey-unavailable')).toBeVisible();
  await expect(page.getByRole('button', { name: 'パスキーを登録する' })).toBeHidden();
  await look(page, 'passkeys-unavailable');
});

test('a lost telephone: the administrator resets, the officer sets up anew', async ({ page, browser }) => {
  test.setTimeout(240_000);
  await signIn(page, city.url, 'officer2@tomoni.example');
  const admin = await (await browser.newContext()).newPage();
  await signIn(admin, city.url, 'admin@tomoni.example');
  await admin.goto(`${city.url}/staff/people`);
  await look(admin, 'staff-people');
  await admin.locator('tr', { hasText: '瀬戸 けんた' }).getByRole('link', { name: 'ログインの管理' }).click();
  await look(admin, 'staff-access');
  await admin.getByRole('button', { name: '解除する' }).click();
  await expect(admin.locator('.errors__list li')).toHaveCount(1);
  await look(admin, 'staff-access-error');
  await fill(admin, { reason: '機種変更。窓口で本人を確認した。' });
  await admin.getByRole('button', { name: '解除する' }).click();
  await expect(admin.getByText('認証アプリ：未設定')).toBeVisible();
  expect(await openLetter(admin, city.url, '二段階の確認が解除されました')).toContain('機種変更');

  await page.goto(`${city.url}/staff/cases`);
  await page.getByLabel('メールアドレス').fill('officer2@tomoni.example');
  await page.getByLabel('パスワード', { exact: false }).fill(PASSWORD);
  await page.getByRole('button', { name: 'ログインする', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('二段階の確認を設定する');
  await look(page, 'second-factor-set-up');
  await fill(page, { code: '12345' });
  await page.getByRole('button', { name: '設定する' }).click();
  await expect(page.locator('.errors__list li')).toHaveCount(1);
  const code = (await page.locator('#demo-code').textContent())!;
  await fill(page, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
  await page.getByRole('button', { name: '設定する' }).click();
  await expect(page.locator('main li code')).toHaveCount(10);
  await look(page, 'recovery-codes');
  const spare = (await page.locator('main li code').first().textContent())!;
  await page.getByRole('button', { name: '控えました' }).click();
  await expect(page).toHaveURL(`${city.url}/staff/cases`);
  await page.goto(`${city.url}/me/second-factor`);
  await expect(page.getByText('復旧コード：10個')).toBeVisible();
  await look(page, 'second-factor');

  await page.getByRole('button', { name: 'ログアウト' }).click();
  await page.goto(`${city.url}/sign-in`);
  await page.getByLabel('メールアドレス').fill('officer2@tomoni.example');
  await page.getByLabel('パスワード', { exact: false }).fill(PASSWORD);
  await page.getByRole('button', { name: 'ログインする', exact: true }).click();
  await look(page, 'second-factor-code');
  await fill(page, { code: spare });
  await page.getByRole('button', { name: '確認してログインする' }).click();
  await expect(page).toHaveURL(`${city.url}/staff`);
});
