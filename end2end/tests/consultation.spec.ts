// A consultation（意見募集）: an officer makes it, another person approves it, a resident reads it clause by clause.
import { expect, test, type Page } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { fill, onward, signIn } from './people';

const TEXT = `第1章 目的
海岸と河川を、市民と市が一緒に守ります。

第2章 進め方
1 清掃
年に2回、各区で清掃を行います。
2 見守り
(1) 見守りの方法
不法投棄を見つけたときは、市に知らせます。`;

let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city.end();
});

test('from the first word to the page that a resident reads', async ({ page, browser }) => {
  test.setTimeout(240_000);
  await signIn(page, city.url, 'officer@tomoni.example');
  await make(page);
  await readDocument(page);
  await ask(page);

  const other = await browser.newContext(test.info().project.use as object);
  const approver = await other.newPage();
  await signIn(approver, city.url, 'approver@tomoni.example');
  await approver.goto(`${city.url}/staff/consultations/kaigan/acts/approve_notice`);
  await look(approver, 'consultation-approval');
  await press(approver, '公表を決裁する');
  await expect(approver.locator('.badge').first()).toHaveText('募集中');
  await other.close();

  const anybody = await browser.newContext(test.info().project.use as object);
  const resident = await anybody.newPage();
  await read(resident);
  await anybody.close();
});

async function press(page: Page, name: string): Promise<void> {
  await onward(page, page.getByRole('button', { name, exact: true }).first());
}

const HOME = '/staff/consultations/kaigan';

async function make(page: Page): Promise<void> {
  await page.goto(`${city.url}/staff/consultations`);
  await look(page, 'staff-consultations');
  await page.goto(`${city.url}/staff/new-consultation`);
  await look(page, 'new-consultation');
  await fill(page, { title: '海岸・河川美化計画（案）', slug: 'kaigan', code: 'KG' });
  await press(page, 'この内容でつくる');
  await expect(page.locator('#gaps')).toBeVisible();
  await look(page, 'consultation-in-the-making');
  await page.goto(`${city.url}${HOME}/edit/basics`);
  const closed = page.locator('main details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
  await fill(page, {
    summary: '海岸と河川をきれいに保つための計画の案です。',
    'summary.easy': '海《うみ》と 川《かわ》を きれいに する 計画《けいかく》です。',
    purpose: '漂着ごみが増えているため。',
    basis: '対馬市市民基本条例第25条',
  });
  await look(page, 'consultation-basics');
  await press(page, '保存する');
  await page.goto(`${city.url}${HOME}/edit/term`);
  await fill(page, { 'publish-date': '', 'publish-time': '', 'closes-date': '2036/3/20', 'closes-time': '24:00', due: '2036/6/30' });
  await page.getByRole('button', { name: '日数を数える' }).click();
  await expect(page.locator('#days')).toContainText('日間です');
  await look(page, 'consultation-term');
  await press(page, '保存する');
  await page.goto(`${city.url}${HOME}/edit/ways`);
  await fill(page, { send: '対馬市役所 市民協働課', 'place.0.name': '本庁', 'place.0.hours': '平日' });
  await look(page, 'consultation-ways');
  await press(page, '保存する');
  await page.goto(`${city.url}${HOME}/edit/person`);
  await look(page, 'consultation-person');
  await page.goto(`${city.url}${HOME}/edit/classes`);
  await fill(page, { originals: '本庁' });
  await look(page, 'consultation-classes');
  await press(page, '保存する');
  await page.goto(`${city.url}${HOME}/files`);
  await look(page, 'consultation-files');
  await fill(page, { none: 'yes' });
  await press(page, 'この内容で保存する');
}

async function readDocument(page: Page): Promise<void> {
  await page.goto(`${city.url}${HOME}/document/read`);
  await fill(page, { text: TEXT });
  await look(page, 'consultation-read');
  await press(page, '読み込む');
  await expect(page.locator('.outline__name')).toHaveText([
    '第1章 目的', '第2章 進め方', '1 清掃', '2 見守り', '(1) 見守りの方法',
  ]);
  await look(page, 'consultation-outline');
  await page.locator('.outline__name').nth(2).click();
  await fill(page, { title: '定期の清掃' });
  await look(page, 'consultation-clause');
  await press(page, '保存する');
  await expect(page.locator('.outline__name').nth(2)).toHaveText('1 定期の清掃');
}

async function ask(page: Page): Promise<void> {
  await page.goto(`${city.url}${HOME}/preview`);
  await look(page, 'consultation-preview');
  await page.goto(`${city.url}${HOME}`);
  await expect(page.locator('#gaps.notice--good')).toBeVisible();
  await page.getByRole('link', { name: '公表の決裁を依頼する' }).click();
  await look(page, 'consultation-ask');
  await press(page, '公表の決裁を依頼する');
  await expect(page.locator('#history')).toContainText('公表の決裁を依頼');
}

async function read(page: Page): Promise<void> {
  await page.goto(`${city.url}/`);
  await page.locator('main').getByRole('link', { name: '声を届ける' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('意見募集');
  await look(page, 'consultations');
  await page.getByRole('link', { name: '海岸・河川美化計画（案）' }).click();
  await expect(page.locator('#no-vote')).toContainText('投票ではありません');
  await expect(page.getByText(/賛成する|反対する/)).toHaveCount(0);
  await look(page, 'consultation');
  await page.getByRole('link', { name: '案を読む' }).click();
  await page.locator('#contents').getByRole('link', { name: '2 見守り' }).click();
  await expect(page).toHaveURL(/#c-/);
  const write = page.locator('.clauses__one', { hasText: '定期の清掃' }).getByRole('link', { name: /この項目に意見を書く/ });
  await expect(write).toHaveAttribute('href', /\/consultations\/kaigan\/opinion\?node=/);
  await look(page, 'consultation-document');
  await page.goto(`${city.url}/consultations/kaigan/poster`);
  await expect(page.locator('.poster__code')).toBeVisible();
  await look(page, 'consultation-poster');
  await page.goto(`${city.url}/consultations/kaigan/follow`);
  await look(page, 'consultation-follow');
}
