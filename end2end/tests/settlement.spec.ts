// From the closing of a call to the settlement（締切から精算まで）: the scheme of Nagasaki（スタート）and one of Tsushima's tracks
// （認可事業）. The figures are worked out here again from the rows that the group typed, and stand in the ledger to the yen.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { ANSWERS, handIn, numberOf, PDF, type Plan } from './application';
import { City } from './city';
import { look } from './looks';
import { throughTheOffice } from './office';
import { fill, onward, openLetter, signIn, type Answers } from './people';

// What was spent in the end, by the text of the row; income of the project under its own text.
type Actual = Record<string, number>;
type Scheme = {
  plan: Plan;
  // Days ahead on which the call takes applications, and on which it has closed.
  open: number;
  closed: number;
  // 補助率, whether income of the project is deducted, 限度額.
  rate: [number, number];
  net: boolean;
  cap: number;
  planned: Actual;
  actual: Actual;
  advance?: number;
};

const SCHEMES: Record<string, Scheme> = {
  'the scheme of Nagasaki': {
    plan: {
      slug: 'start',
      group: '灯台クラブ',
      answers: {
        'group-about': ANSWERS['group-about'],
        'group-contact': ANSWERS['group-contact'],
        outline: { title: '灯台の見学会', starts: '2027/4/10', ends: '2027/9/20' },
        content: { purpose: '子どもに灯台を知ってもらう。', content: '見学会を3回行う。', effect: '参加者のべ60人。' },
      },
      budget: {
        'e-0-category': 'printing', 'e-0-text': '見学の手引', 'e-0-amount': '52340',
        'e-1-category': 'rent', 'e-1-text': '貸切バス', 'e-1-amount': '30000',
        'i-0-category': 'subsidy', 'i-0-text': '市補助金', 'i-0-amount': '57000',
        'i-1-category': 'fees', 'i-1-text': '参加費', 'i-1-amount': '10000',
        'i-2-category': 'own', 'i-2-text': '会費', 'i-2-amount': '15340',
      },
    },
    open: 21,
    closed: 61,
    rate: [4, 5],
    net: true,
    cap: 100_000,
    planned: { 見学の手引: 52_340, 貸切バス: 30_000, 参加費: 10_000 },
    actual: { 見学の手引: 49_999, 貸切バス: 28_000, 参加費: 12_500 },
  },
  'the track of districts of Tsushima': {
    plan: {
      slug: 'wagamachi',
      group: 'みさき区',
      answers: { ...ANSWERS, outline: { ...ANSWERS.outline, title: 'みさきの灯', track: 'approved' } },
      budget: {
        'e-0-category': 'honoraria', 'e-0-text': '講師のお礼', 'e-0-amount': '90000',
        'e-1-category': 'consumables', 'e-1-text': '道具', 'e-1-amount': '93450',
        'i-0-category': 'subsidy', 'i-0-text': '市補助金', 'i-0-amount': '91000',
        'i-1-category': 'own', 'i-1-text': '会費', 'i-1-amount': '92450',
      },
    },
    open: 0,
    closed: 27,
    rate: [1, 2],
    net: false,
    cap: 500_000,
    planned: { 講師のお礼: 90_000, 道具: 93_450 },
    actual: { 講師のお礼: 60_000, 道具: 79_999 },
    advance: 72_800,
  },
};

const INCOME = '参加費';

function spent(rows: Actual): number {
  return Object.entries(rows).reduce((sum, [text, amount]) => (text === INCOME ? sum : sum + amount), 0);
}

// Thousands of yen; what is left of them falls away.
function subsidy(scheme: Scheme, rows: Actual): number {
  const base = scheme.net ? Math.max(spent(rows) - (rows[INCOME] ?? 0), 0) : spent(rows);
  const [num, den] = scheme.rate;
  return Math.min(Math.floor(Math.floor((base * num) / den) / 1000) * 1000, scheme.cap);
}

const yen = (amount: number) => amount.toLocaleString('en-US');

let city: City;
test.beforeEach(async () => {
  test.skip(test.info().project.name.startsWith('phone'), 'the office sits at a PC; the pages of the group are looked at on a phone elsewhere');
  city = await City.found();
});
test.afterEach(async () => {
  await city?.end();
});

for (const [name, scheme] of Object.entries(SCHEMES)) {
  test(`${name} from its closing to the settlement`, async ({ page }) => {
    test.setTimeout(480_000);
    const granted = subsidy(scheme, scheme.planned);
    expect(String(granted), 'what the group asks for').toBe(scheme.plan.budget['i-0-amount']);
    await city.open(scheme.open);
    await signIn(page, city.url, 'resident2@tomoni.example');
    const draft = new URL(await handIn(page, city.url, scheme.plan)).pathname;
    const number = await numberOf(page, `${city.url}${draft}`);

    await city.open(scheme.closed);
    await decide(page, scheme, number, granted);
    let paid = 0;
    if (scheme.advance) paid = await advance(page, draft, number, scheme.advance);
    const left = Math.min(subsidy(scheme, scheme.actual), granted);
    await report(page, scheme, draft, left);
    await settle(page, number, left, paid);
    if (left > paid) await payRest(page, draft, number, left - paid);
    if (left < paid) await takeBack(page, number, paid - left);
    await signIn(page, city.url, 'officer@tomoni.example');
    await step(page, number, 'closing');

    // The ledger of the year, and what everybody reads.
    await page.goto(`${city.url}/staff/ledger`);
    const row = page.locator('tr', { hasText: number });
    for (const figure of [granted, Math.max(paid, left), spent(scheme.actual), left]) await expect(row).toContainText(yen(figure));
    await look(page, 'settled-ledger');
    await page.context().clearCookies();
    await page.goto(`${city.url}/results/${scheme.plan.slug}/projects/${number}`);
    for (const figure of [granted, spent(scheme.actual), left]) await expect(page.locator('.figures')).toContainText(yen(figure));
    await expect(page.locator('.photos__img')).toHaveCount(1);
    await look(page, 'settled-project');
    for (const words of ['交付決定のお知らせ', '実績報告を受け付けました', '額の確定のお知らせ', '事業が完了しました']) {
      expect(await openLetter(page, city.url, words), words).toContain(number);
    }
  });
}

// Presses the button of a verb's form on the page of a case, with what is typed first.
async function step(page: Page, number: string, verb: string, answers: Answers = {}): Promise<void> {
  await page.goto(`${city.url}/staff/cases/${number}`);
  const folded = page.locator('main details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  const form = page.locator(`form[action$="/${number}/${verb}"]`);
  for (const [name, value] of Object.entries(answers)) await form.locator(`[name="${name}"]`).fill(value);
  await form.getByRole('button').first().click();
  await expect(page.locator('.errors')).toHaveCount(0);
}

async function decide(page: Page, scheme: Scheme, number: string, granted: number): Promise<void> {
  await signIn(page, city.url, 'officer@tomoni.example');
  await throughTheOffice(page, city.url, number, { outcome: 'selected', amount: String(granted), reason: '公益性が高いため。' });
  await signIn(page, city.url, 'approver@tomoni.example');
  await step(page, number, 'approval');
  await page.goto(`${city.url}/staff/calls/${scheme.plan.slug}/release`);
  await page.getByRole('button', { name: '結果を公表する' }).click();
  await page.goto(`${city.url}/staff/cases/${number}`);
  await expect(page.locator('.status')).toContainText('交付決定');
}

const BANK: Answers = { bank: 'しま信用組合', branch: '本店', 'account-kind': 'ordinary', 'account-number': '００１２３４５', holder: 'みさきのかい' };

async function advance(page: Page, draft: string, number: string, amount: number): Promise<number> {
  await signIn(page, city.url, 'resident2@tomoni.example');
  await page.goto(`${city.url}${draft}/requests/advance`);
  await look(page, 'ask-advance');
  await fill(page, { amount: String(amount), 'needed-on': '2027/2/1', why: '講師へのお礼に充てる。', ...BANK });
  await onward(page, page.locator('main form .btn--primary').last());
  await signIn(page, city.url, 'payer@tomoni.example');
  await step(page, number, 'payments/advance');
  return amount;
}

// The next page of the report, by the button that saves.
async function next(page: Page): Promise<void> {
  await onward(page, page.getByRole('button', { name: '保存して次へ' }));
}

async function attach(page: Page, field: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const form: Locator = page.locator('form', { has: page.locator(`[name="paper-${field}"]`) });
  await form.locator('[type=file]').setInputFiles(file);
  const loaded = page.waitForEvent('load');
  await form.locator('button').click();
  await loaded;
}

// One yellow point: the smallest picture there is.
const PNG = {
  name: '見学会.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==', 'base64'),
};

// `left` is the subsidy that this file has worked out: with another one the two sides would differ.
async function report(page: Page, scheme: Scheme, draft: string, left: number): Promise<void> {
  const today = new Date(Date.now() + scheme.closed * 86_400_000).toLocaleDateString('ja-JP', { timeZone: 'Asia/Tokyo' });
  await signIn(page, city.url, 'resident2@tomoni.example');
  await page.goto(`${city.url}${draft}/report/form/done`);
  await fill(page, { 'completed-on': today, held: '計画のとおり3回行いました。', participants: '62人' });
  await look(page, 'report-done');
  await next(page);
  await fill(page, { results: 'のべ62人が参加した。', 'self-grade': 'as-planned', 'self-text': '初めての人が多かった。' });
  await next(page);
  const own = spent(scheme.actual) - left - (scheme.actual[INCOME] ?? 0);
  for (const box of await page.locator('input[name^="actual-"]:not([name*="extra"])').all()) {
    const label = (await box.getAttribute('aria-label')) ?? '';
    const row = Object.entries(scheme.actual).find(([text]) => label.endsWith(text));
    await box.fill(String(row ? row[1] : own));
  }
  await look(page, 'report-accounts');
  await next(page);
  const bills = Object.entries(scheme.actual).filter(([text]) => text !== INCOME);
  // The same bytes twice would be one file.
  for (const [text] of bills) {
    await attach(page, 'receipts', { ...PDF, buffer: Buffer.concat([PDF.buffer, Buffer.from(`% ${text}\n`)]) });
  }
  for (const [nth, [text, amount]] of bills.entries()) {
    const line = page.locator('select[name$="-line"]').nth(nth);
    const options = await line.locator('option').allTextContents();
    await line.selectOption({ label: options.find((option) => option.endsWith(text)) });
    await page.locator('[name$="-day"]').nth(nth).fill(today);
    await page.locator('[name$="-payee"]').nth(nth).fill('しまの商店');
    await page.locator('main input[name^="r"][name$="-amount"]').nth(nth).fill(String(amount));
  }
  await look(page, 'report-receipts');
  await next(page);
  await attach(page, 'photos', PNG);
  await page.goto(`${city.url}${draft}/report/check`);
  await look(page, 'report-check');
  await onward(page, page.locator('main form .btn--primary').last());
  await expect(page.locator('.errors')).toHaveCount(0);
}

async function settle(page: Page, number: string, left: number, paid: number): Promise<void> {
  await signIn(page, city.url, 'officer@tomoni.example');
  await page.goto(`${city.url}/staff/cases/${number}`);
  await look(page, 'settle-case');
  await expect(page.locator('form[action$="/rulings/settlement"] [name=amount]')).toHaveValue(yen(left));
  const repay = paid > left ? { 'repay-by': new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10) } : {};
  await step(page, number, 'rulings/settlement', { reason: '領収書と写真を検査した。', ...repay });
  await signIn(page, city.url, 'approver@tomoni.example');
  await step(page, number, 'ruling-approval');
  await expect(page.locator('.status')).toContainText('額の確定');
}

async function payRest(page: Page, draft: string, number: string, amount: number): Promise<void> {
  await signIn(page, city.url, 'resident2@tomoni.example');
  await page.goto(`${city.url}${draft}/requests/invoice`);
  await expect(page.locator('.notice')).toContainText(yen(amount));
  await fill(page, BANK);
  await onward(page, page.locator('main form .btn--primary').last());
  await signIn(page, city.url, 'payer@tomoni.example');
  await step(page, number, 'payments/balance');
}

async function takeBack(page: Page, number: string, amount: number): Promise<void> {
  await signIn(page, city.url, 'payer@tomoni.example');
  await page.goto(`${city.url}/staff/cases/${number}`);
  await expect(page.locator('form[action$="/payments/refund"] [name=amount]')).toHaveValue(yen(amount));
  await step(page, number, 'payments/refund');
}
