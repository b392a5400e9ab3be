// From 172 points of 79 people to a published result（意見の整理から結果の公表まで）: cut, put together, shared out, answered by
// standard answers, given back once, approved by another person, the plan changed, published, and told to everybody.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { City } from './city';
import { look } from './looks';
import { fill, onward, openLetter, reloaded, signIn, tick } from './people';

let city: City;
test.beforeEach(async () => {
  city = await City.found(['voices']);
});
test.afterEach(async () => {
  await city?.end();
});

const HOME = '/staff/consultations/minato';
const to = (page: Page, path: string) => page.goto(`${city.url}${HOME}/${path}`);
const figure = (page: Page, nth: number) => page.locator('.figures dd').nth(nth);

async function entered(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext(test.info().project.use as object);
  const page = await context.newPage();
  await signIn(page, city.url, address);
  return page;
}

test('172 points of 79 people become a published result', async ({ page, browser }) => {
  test.setTimeout(240_000);
  await signIn(page, city.url, 'officer@tomoni.example');
  await to(page, 'texts');
  await expect(figure(page, 0)).toHaveText('79');
  await expect(figure(page, 1)).toHaveText('171');
  await look(page, 'bench-texts');
  await cutInTwo(page);
  await confirmNearCopy(page);
  await shareOut(page);
  await oneAnswerEach(page);
  await standardAnswers(page);
  await ask(page);
  await changeByOpinion(page);

  // What is not approved stands in the way, and the page says so.
  const approver = await entered(browser, 'approver@tomoni.example');
  await to(approver, 'plan');
  await approver.locator('main details').first().locator('summary').click();
  await expect(approver.locator('main details').first()).toContainText('決裁されていない回答');
  await look(approver, 'bench-gaps');
  await expect(approver.getByRole('button', { name: 'すべての回答を決裁する' })).toHaveCount(0);
  await giveBackOne(approver, page);
  await bulk(approver, { chore: 'approve' }, 'bench-approved');
  await expect(approver.locator('tbody .tag--good')).toHaveCount(20);

  await changeTheDraft(page);
  await to(approver, 'plan');
  await look(approver, 'bench-plan');
  await reloaded(approver, approver.getByRole('button', { name: 'すべての回答を決裁する' }));
  await fill(approver, { decided_on: '令和8年4月1日' });
  await reloaded(approver, approver.getByRole('button', { name: '結果を公表する' }));
  await expect(approver.locator('.errors')).toHaveCount(0);

  const anybody = await (await browser.newContext(test.info().project.use as object)).newPage();
  await readResult(anybody);
  await letters(anybody, page);
});

async function cutInTwo(page: Page): Promise<void> {
  await page.goto(`${city.url}${HOME}/texts?words=${encodeURIComponent('説明会を夜にも')}`);
  await page.locator('tbody a').first().click();
  await look(page, 'bench-text');
  await page.getByRole('link', { name: '分け直す' }).first().click();
  await tick(page.locator('input[name=at]').first());
  await look(page, 'bench-cut');
  await reloaded(page, page.getByRole('button', { name: 'この分け方で保存する' }));
  // Numbers are counted beside, and the page says so until they are.
  await expect(async () => {
    await to(page, 'texts');
    await expect(figure(page, 1)).toHaveText('172', { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await expect(figure(page, 3)).toHaveText('79');
}

async function confirmNearCopy(page: Page): Promise<void> {
  await to(page, 'texts?which=near');
  await page.locator('tbody a', { hasText: '屋根をつけて' }).first().click();
  await expect(page.locator('mark').first()).toContainText('港の待合所に屋根をつけて');
  await look(page, 'bench-near');
  await reloaded(page, page.getByRole('button', { name: '同趣旨とする' }));
  await expect(page.locator('main')).toContainText('回答1');
}

async function shareOut(page: Page): Promise<void> {
  await to(page, 'duties');
  await look(page, 'bench-duties');
  await page.locator('input[name=clause]').nth(1).check();
  await page.locator('select[name=to]').selectOption({ label: '政策企画課（課全体）' });
  await reloaded(page, page.getByRole('button', { name: '担当を決める' }));
  await expect(page.locator('tbody tr').nth(1)).toContainText('政策企画課');
}

// Copies of one text share an answer by themselves; every other text gets one of its own.
async function oneAnswerEach(page: Page): Promise<void> {
  await to(page, 'texts?which=open');
  await expect(page.locator('tbody')).toContainText('政策企画課');
  for (const box of await page.locator('input[name=text]').all()) await box.check();
  await onward(page, page.getByRole('button', { name: '選んだ文ごとに回答をつくる' }));
  await expect(page.locator('input[name=answer]')).toHaveCount(20);
  await look(page, 'bench-answers');
}

async function standardAnswers(page: Page): Promise<void> {
  await to(page, 'standards');
  await fill(page, { title: '今後の参考', answer: '計画を進める際の参考とします。', class: 'C' });
  await reloaded(page, page.getByRole('button', { name: '保存する', exact: true }));
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await look(page, 'bench-standards');
  const id = (await page.locator('tbody a').getAttribute('href'))!.split('/').pop()!;
  await bulk(page, { chore: 'take_standard', standard: id }, 'bench-taken');
  await expect(page.locator('tbody .tag--good')).toHaveCount(20);
  await page.goto(`${city.url}${HOME}/standards/${id}`);
  await expect(page.locator('.section li a')).toHaveCount(20);
  await look(page, 'bench-standard');
}

// One thing done to all answers that the list shows.
async function bulk(page: Page, what: Record<string, string>, picture: string, filter = ''): Promise<void> {
  await to(page, `answers${filter}`);
  const form = page.locator('form#f-answers');
  if ((await form.locator('details[open]').count()) === 0) await form.locator('summary').click();
  const { chore, ...rest } = what;
  await tick(form.locator('[name=all]'));
  await tick(form.locator(`[name=chore][value=${chore}]`));
  for (const [name, value] of Object.entries(rest)) {
    const field = form.locator(`[name=${name}]`);
    if (name === 'due') await field.fill(value);
    else if (name === 'department') await field.selectOption({ label: value });
    else await field.selectOption(value);
  }
  await onward(page, page.getByRole('button', { name: 'まとめて処理する' }));
  await expect(page.locator('h1')).toHaveText('まとめて処理した結果');
  await look(page, picture);
}

// The department whose clause it is gets a day, and its officer a letter.
async function ask(page: Page): Promise<void> {
  await bulk(page, { chore: 'route', department: '政策企画課 小島 はるか', due: '2036/12/10' }, 'bench-routed', '?class=C&state=drafting');
  const letter = await openLetter(page, city.url, '回答のお願い');
  expect(letter).toContain('港のまちづくり計画（案）');
}

async function changeByOpinion(page: Page): Promise<void> {
  await to(page, 'answers/1');
  await fill(page, {
    summary: '港の待合所に屋根をつけて、雨の日も濡れずに船を待てるようにしてほしい。',
    answer: 'ご意見のとおり、待合所に屋根を設けます。',
    class: 'A',
    changes: '待合所の座席を増やし、屋根を設けます。',
  });
  await look(page, 'bench-answer');
  await reloaded(page, page.getByRole('button', { name: '起案する（決裁へ）' }));
  await expect(page.locator('.errors')).toHaveCount(0);
  await bulk(page, { chore: 'finish' }, 'bench-finished', '?state=drafting');
  await expect(page.locator('tbody .tag--bad')).toHaveCount(0);
}

async function giveBackOne(approver: Page, officer: Page): Promise<void> {
  await to(approver, 'answers/2');
  await fill(approver, { reason: '時期を書いてください。' });
  await reloaded(approver, approver.getByRole('button', { name: '差し戻す' }));
  await look(approver, 'bench-given-back');
  await to(officer, 'answers/2');
  await expect(officer.locator('.timeline')).toContainText('時期を書いてください。');
  await fill(officer, { answer: '計画の2年目に進める際の参考とします。' });
  await reloaded(officer, officer.getByRole('button', { name: '起案する（決裁へ）' }));
}

async function changeTheDraft(page: Page): Promise<void> {
  await to(page, 'plan');
  await reloaded(page, page.getByRole('button', { name: '案を写して書きはじめる' }));
  await page.getByRole('link', { name: '項目を直す：第1章 待合所' }).click();
  await fill(page, { body: '待合所の座席を増やし、屋根を設けます。', answers: '1' });
  await look(page, 'bench-clause');
  await onward(page, page.getByRole('button', { name: '保存する', exact: true }));
  await expect(page.locator('ins').first()).toContainText('屋根');
}

async function readResult(page: Page): Promise<void> {
  const result = `${city.url}/consultations/minato/result`;
  await page.goto(result);
  await expect(page.locator('.facts')).toContainText('172');
  await expect(page.locator('.facts')).toContainText('79');
  await expect(page.locator('#answers tbody tr')).toHaveCount(20);
  await look(page, 'bench-result');
  await page.goto(`${result}/print`);
  await expect(page.locator('h1')).toContainText('に対する意見募集の結果について');
  await look(page, 'bench-print');
}

async function letters(anybody: Page, officer: Page): Promise<void> {
  const told = await openLetter(anybody, city.url, '結果を公表しました：港のまちづくり計画（案）');
  expect(told).toContain('受付番号');
  const number = /受付番号 (R\d+-PM-\d+)/.exec(told)![1];
  await anybody.goto(`${city.url}/consultations/minato/result?number=${number}`);
  await anybody.locator('.notice a').first().click();
  expect(anybody.url()).toContain('#answer-');
  // Nineteen people wrote on paper; the answer comes on paper.
  await expect(async () => {
    await officer.goto(`${city.url}/staff/postings`);
    expect(await officer.locator('tbody tr', { hasText: '-PM-' }).count()).toBe(19);
  }).toPass();
  await look(officer, 'bench-postings');
  await officer.locator('tbody tr', { hasText: '-PM-' }).first().locator('a').nth(1).click();
  await expect(officer.locator('main')).toContainText('市の考え方');
  await look(officer, 'bench-posting');
}
