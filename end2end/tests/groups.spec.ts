// A group from its registration to a member who was invited by mail（団体）.
import { expect, test } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { fill, openLetter, signIn } from './people';

const NAME = '𠮷﨑の森を育てる会';

let city: City;
test.beforeAll(async () => {
  city = await City.found();
});
test.afterAll(async () => {
  await city.end();
});

test('a group is registered, shown, and joined by mail', async ({ page, browser }) => {
  test.setTimeout(360_000);
  await signIn(page, city.url, 'resident2@tomoni.example');
  await page.goto(`${city.url}/me/groups/new`);
  await look(page, 'group-new');
  await fill(page, { name: NAME, kind: 'citizen_group', purpose: '森を守り、育てる。', postcode: '８１７ー００２２' });
  await page.getByRole('button', { name: '郵便番号から住所を入れる' }).click();
  await expect(page.locator('#f-address')).toHaveValue('長崎県対馬市厳原町国分');
  await expect(page.locator('#f-name')).toHaveValue(NAME);
  await page.locator('#f-name').press('Enter');
  await expect(page.locator('h1')).toHaveText(NAME);
  const group = page.url();
  await look(page, 'group-own');

  await page.goto(`${group}/profile`);
  await fill(page, { published: 'yes', field: 'nature', recruiting: 'yes', wanted: '苗を植える人' });
  await look(page, 'group-profile');
  await page.getByRole('button', { name: '保存する' }).click();
  await page.goto(`${city.url}/groups?q=${encodeURIComponent('森')}`);
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByText('苗を植える人')).toBeVisible();
  await look(page, 'group-public');

  await page.goto(`${group}/invite`);
  await fill(page, { email: 'mori@tomoni.example' });
  await look(page, 'group-invite');
  await page.getByRole('button', { name: '招待のメールを送る' }).click();
  await expect(page.getByText('mori@tomoni.example').first()).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  const letter = await openLetter(other, city.url, '団体への招待');
  await other.goto(/https?:\S+\/join\/\S+/.exec(letter)![0]);
  await look(other, 'group-join');
  await fill(other, { name: '森 神\uFA19子', password: '森と海と鳥と人と空と' });
  await other.getByRole('button', { name: '登録して会員になる' }).click();
  await expect(other.locator('h1')).toHaveText(NAME);
  await expect(other.getByText('森 神\uFA19子').first()).toBeVisible();
});
