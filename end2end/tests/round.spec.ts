// An officer's whole round（十二件の回）: twelve applications from their arrival to the released results, two corrections,
// one on paper, one ineligible and one withdrawn among them. Without a script, as in a slow remote browser.
import { expect, test, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { ANSWERS, BUDGET, handIn, numberOf, PDF, submit } from './application';
import { City } from './city';
import { look } from './looks';
import { throughTheOffice } from './office';
import { fill, onward, signIn, tick } from './people';

const AFTER_CLOSING = 27;
const SELECTED = { outcome: 'selected', amount: '50000', reason: '公益性が高いため。' };
const nthPlan = (nth: number) => ({
  slug: 'wagamachi',
  group: `どんぐりの会${nth}`,
  answers: { ...ANSWERS, outline: { ...ANSWERS.outline, title: `どんぐりの学校 その${nth}` } },
  budget: BUDGET,
});
const REJECTED = { outcome: 'rejected', reason: '予算の範囲で順位が及ばなかったため。' };

test.use({ actionTimeout: 20_000 });

let city: City;
test.beforeEach(async () => {
  test.skip(test.info().project.name !== 'pc-js-off', 'one long round is enough; its pages have tests of their own');
  city = await City.found();
});
test.afterEach(async () => {
  await city?.end();
});

test('twelve cases from arrival to released results', async ({ page }) => {
  test.setTimeout(900_000);
  await signIn(page, city.url, 'resident2@tomoni.example');
  const drafts: string[] = [];
  for (let nth = 1; nth <= 11; nth += 1) drafts.push(await handIn(page, city.url, nthPlan(nth)));
  const numbers: string[] = [];
  for (const draft of drafts) numbers.push(await numberOf(page, draft));
  await withdraw(page, drafts[10]);

  await signIn(page, city.url, 'officer@tomoni.example');
  const paper = await keyIn(page);
  for (const number of numbers.slice(0, 2)) await askToCorrect(page, number);
  await signIn(page, city.url, 'approver@tomoni.example');
  await exclude(page, numbers[9]);
  await signIn(page, city.url, 'resident2@tomoni.example');
  for (const draft of drafts.slice(0, 2)) await correct(page, draft);

  await city.open(AFTER_CLOSING);
  const decided = [...numbers.slice(0, 9), paper];
  await signIn(page, city.url, 'officer@tomoni.example');
  for (const [nth, number] of decided.entries()) {
    await throughTheOffice(page, city.url, number, nth % 3 === 2 ? REJECTED : SELECTED);
  }
  await page.goto(`${city.url}/staff/calls/wagamachi/release`);
  await fill(page, { comment: 'どの計画にも地域の顔が見えました。来年も期待します。' });
  await page.getByRole('button', { name: '講評を保存する' }).click();
  await decideRest(page);
  await release(page);

  await signIn(page, city.url, 'officer@tomoni.example');
  await letters(page, decided);
  await post(page, paper);
});

async function withdraw(page: Page, draft: string): Promise<void> {
  await page.goto(`${draft}/withdraw`);
  for (const box of await page.locator('main form [type=checkbox]').all()) await tick(box);
  if ((await page.locator('main [name=reason]').count()) > 0) await fill(page, { reason: '会員の都合で続けられなくなりました。' });
  await onward(page, page.locator('main form .btn').first());
}

// An application on paper: how it came, then what it says, then its scan.
async function keyIn(page: Page): Promise<string> {
  await page.goto(`${city.url}/staff/calls/wagamachi/paper`);
  const stamp = new Date().toISOString().slice(0, 10);
  await fill(page, { channel: 'counter', stamp, kind: 'ward', group: 'みどり浜区', name: '阿比留 キク', telling: 'post', postcode: '８１７－１７０１', address: '対馬市上対馬町比田勝１', phone: '0920-86-0000' });
  await look(page, 'paper-entry');
  await onward(page, page.locator('main form .btn--primary').last());
  const draft = page.url();
  await look(page, 'paper-tasks');
  const headers = { origin: city.url };
  for (const [key, form] of Object.entries(ANSWERS)) await page.request.post(`${draft}/form/${key}`, { form, headers });
  await page.request.post(`${draft}/budget`, { form: { ...BUDGET, go: 'next' }, headers });
  await page.goto(`${draft}/papers`);
  await look(page, 'paper-scan');
  for (const name of await page.locator('input[type=file]').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).name))) {
    await page.request.post(`${draft}/papers`, { multipart: { [name]: PDF }, headers });
  }
  await page.goto(`${draft}/check`);
  await look(page, 'paper-check');
  await submit(page);
  const number = page.url().match(/R\d+-GK-\d{4}/)![0];
  await look(page, 'paper-case');
  return number;
}

// Opens everything that is folded away.
async function unfold(page: Page): Promise<void> {
  const folded = page.locator('main details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

async function askToCorrect(page: Page, number: string): Promise<void> {
  await page.goto(`${city.url}/staff/cases/${number}`);
  await unfold(page);
  const form = page.locator(`form[action$="/${number}/correction"]`);
  await tick(form.locator('[name=mark-effect]'));
  await form.locator('[name=why-effect]').fill('参加者数の根拠を書いてください。');
  await form.locator('[name=due]').fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
  await form.getByRole('button').last().click();
  await expect(page.locator('.errors')).toHaveCount(0);
}

async function exclude(page: Page, number: string): Promise<void> {
  await page.goto(`${city.url}/staff/cases/${number}`);
  await unfold(page);
  const form = page.locator(`form[action$="/${number}/exclusion"]`);
  await form.locator('[name=reason]').fill('対象にならない経費だけの計画のため。');
  await form.getByRole('button').first().click();
  await expect(page.locator('.status')).toContainText('対象外');
}

async function correct(page: Page, draft: string): Promise<void> {
  await page.goto(`${draft}/form/effect`);
  await fill(page, { effect: '参加者のべ90人（昨年の実績は72人）。' });
  await onward(page, page.getByRole('button', { name: '保存して次へ' }));
  await page.goto(`${draft}/check`);
  await submit(page);
}

// Approves whatever waits in the round, the cases of the demo city too.
async function decideRest(page: Page): Promise<void> {
  for (let tries = 0; tries < 2; tries += 1) {
    await signIn(page, city.url, 'approver@tomoni.example');
    await page.goto(`${city.url}/staff/calls/wagamachi/release`);
    const left = await page.locator('.notice--warn .list a').allTextContents();
    for (const number of left) {
      await page.goto(`${city.url}/staff/cases/${number}`);
      const approve = page.getByRole('button', { name: '決裁する' });
      if ((await approve.count()) > 0) await approve.click();
    }
    if (tries > 0 || left.length === 0) continue;
    await signIn(page, city.url, 'officer@tomoni.example');
    await page.goto(`${city.url}/staff/calls/wagamachi/release`);
    for (const number of await page.locator('.notice--warn .list a').allTextContents()) {
      await throughTheOffice(page, city.url, number, SELECTED);
    }
  }
}

async function release(page: Page): Promise<void> {
  await page.goto(`${city.url}/staff/calls/wagamachi/release`);
  await look(page, 'round-release');
  await page.getByRole('button', { name: '結果を公表する' }).click();
  await page.goto(`${city.url}/results/wagamachi`);
  await expect(page.locator('#comment')).toContainText('地域の顔');
  await expect(page.locator('main')).toContainText('対象外1件、取下げ1件');
  await expect(page.locator('main')).not.toContainText('どんぐりの会3');
  await look(page, 'round-results');
}

// Every official letter as PDF and as a picture of 300 dots an inch, to be looked at as it comes out of the printer.
async function letters(page: Page, numbers: string[]): Promise<void> {
  mkdirSync('artefacts/letters', { recursive: true });
  for (const number of numbers) {
    await page.goto(`${city.url}/staff/cases/${number}`);
    const found = page.locator('#official a[href$="/pdf"]');
    const links = await found.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    expect(links.length, `letters of ${number}`).toBeGreaterThan(0);
    for (const [nth, link] of links.entries()) {
      const answer = await page.request.get(link);
      expect(answer.headers()['content-type']).toBe('application/pdf');
      picture(`${number}-${nth}`, await answer.body());
    }
  }
}

// Draws a PDF page by page with pdftoppm（Debian: poppler-utils）: another program than ours reads it, with its fonts.
function picture(name: string, pdf: Buffer): void {
  const file = `artefacts/letters/${name}`;
  writeFileSync(`${file}.pdf`, pdf);
  const drawn = spawnSync('pdftoppm', ['-r', '300', '-png', `${file}.pdf`, file], { encoding: 'utf8' });
  expect(drawn.status, `pdftoppm (poppler-utils) draws ${name}: ${drawn.error ?? drawn.stderr}`).toBe(0);
  expect(drawn.stderr, `${name} is sound`).toBe('');
  const pages = readdirSync('artefacts/letters').filter((page) => page.startsWith(`${name}-`) && page.endsWith('.png'));
  expect(pages.length, `pages of ${name}`).toBeGreaterThan(0);
  // A4 at 300 dpi that is not blank.
  for (const page of pages) expect(statSync(`artefacts/letters/${page}`).size, page).toBeGreaterThan(40_000);
}

// The letters of the one who has no mail.
async function post(page: Page, number: string): Promise<void> {
  await page.goto(`${city.url}/staff/postings`);
  await look(page, 'postings');
  await page.locator('tr', { hasText: number }).first().locator('a[href*="/staff/postings/"]').first().click();
  await look(page, 'posting');
  const printed = await page.request.get(`${page.url()}/pdf`);
  picture(`${number}-posted`, await printed.body());
  await page.locator('form[action$="/posted"] button').first().click();
  await expect(page.locator('.errors')).toHaveCount(0);
  await page.goto(`${city.url}/staff/cases/${number}`);
  await look(page, 'paper-case-posted');
}
