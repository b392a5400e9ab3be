// Staff make a call（募集をつくる）: programme, call from a template, a question of their own, a try, publication, and
// giving the call up again, with what the public then reads.
import { expect, test, type Page } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { fill, onward, signIn } from './people';

const REASON = '台風の被害の復旧を優先するため、募集を取りやめます。';

let city: City;
test.beforeEach(async ({ page }) => {
  city = await City.found();
  await signIn(page, city.url, 'officer@tomoni.example');
});
test.afterEach(async () => {
  await city.end();
});

test('a call from its programme to its end', async ({ page }) => {
  test.setTimeout(240_000);
  await newCall(page);
  await newQuestion(page);
  await tryForm(page);
  await publish(page);
  await giveUp(page);
});

async function press(page: Page, name: string): Promise<void> {
  await onward(page, page.getByRole('button', { name, exact: true }).first());
}

async function newCall(page: Page): Promise<void> {
  await page.goto(`${city.url}/staff/programmes`);
  await look(page, 'programmes');
  await fill(page, { name: '海辺の活動補助金', basis: '海辺の活動補助金交付要綱', retention: '5' });
  await press(page, 'この内容でつくる');
  await page.goto(`${city.url}/staff/new-call`);
  await look(page, 'new-call');
  await page.locator('#f-programme').selectOption({ label: '海辺の活動補助金' });
  await fill(page, {
    from: 'template:start',
    title: '海辺の活動 春の募集',
    slug: 'umibe',
    code: 'UM',
    'opens-date': '2026/1/10',
    'opens-time': '9:00',
    'closes-date': '2036/3/20',
    'closes-time': '17:15',
  });
  await press(page, 'この内容でつくる');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('海辺の活動 春の募集');
  await look(page, 'call-in-the-making');
}

async function newQuestion(page: Page): Promise<void> {
  await page.goto(`${city.url}/staff/calls/umibe/form`);
  await look(page, 'form-outline');
  await page.getByRole('link', { name: '設問を加える' }).first().click();
  await look(page, 'question');
  await fill(page, { label: 'いちばん伝えたいこと', kind: 'text', max: '3000' });
  await press(page, '設問を保存する');
  await expect(page.getByRole('link', { name: 'いちばん伝えたいこと' })).toBeVisible();
}

async function tryForm(page: Page): Promise<void> {
  await page.goto(`${city.url}/staff/calls/umibe/try`);
  await expect(page.getByText('保存されず、だれにも送られません')).toBeVisible();
  await look(page, 'form-tried');
}

async function publish(page: Page): Promise<void> {
  await page.goto(`${city.url}/staff/calls/umibe/publish`);
  await expect(page.locator('#gaps li')).toHaveCount(1);
  await look(page, 'publish-gaps');
  await page.goto(`${city.url}/staff/calls/umibe/edit/guide`);
  await fill(page, { 'guide.0.title': '趣旨', 'guide.0.body': '海辺を守る活動を支えます。' });
  await onward(page, page.locator('main .btn--primary').first());
  await page.goto(`${city.url}/staff/calls/umibe/publish`);
  await look(page, 'publish');
  await fill(page, { when: 'now' });
  await page.getByRole('button', { name: '公開する' }).click();
  await expect(page).toHaveURL(/\/staff\/calls\/umibe$/);
  await page.goto(`${city.url}/calls/umibe`);
  await expect(page.getByRole('link', { name: '応募する' })).toBeVisible();
  await page.goto(`${city.url}/calls/umibe/guide`);
  await look(page, 'guide');
}

async function giveUp(page: Page): Promise<void> {
  await page.goto(`${city.url}/staff/calls/umibe`);
  await page.getByRole('link', { name: '募集を中止する' }).click();
  await look(page, 'call-cancel');
  await page.getByRole('button', { name: 'この募集を中止する' }).click();
  await expect(page.locator('.errors__list li')).toHaveCount(1);
  await look(page, 'call-cancel-error');
  await fill(page, { reason: REASON });
  await page.getByRole('button', { name: 'この募集を中止する' }).click();
  await expect(page).toHaveURL(/\/staff\/calls\/umibe$/);
  await look(page, 'call-cancelled-staff');
  await page.goto(`${city.url}/calls/umibe`);
  await expect(page.locator('#cancelled')).toContainText(REASON);
  await expect(page.getByRole('link', { name: '応募する' })).toHaveCount(0);
  await look(page, 'call-cancelled');
}
