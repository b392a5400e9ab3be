// What a careful group writes into its application（応募の記入例）, by the names of the fields; and how it is handed in.
import type { Page } from '@playwright/test';
import { fill, onward, tick, type Answers } from './people';

export const ANSWERS: Record<string, Record<string, string>> = {
  'group-about': { founded: '平成30年4月', members: '２４人', 'members-in-city': '24', 'group-address': '上対馬町舟志', 'group-work': '森の手入れと、子どもの自然観察会を続けています。' },
  'group-contact': { representative: '会長　𠮷田 髙子', 'contact-name': '神﨑 一郎', 'contact-phone': '０９２０－００－１２３４' },
  outline: { title: '舟志の森 どんぐりの学校', track: 'special', area: '舟志', starts: '令和9年1月10日', ends: '2027/03/20' },
  aim: { problem: '森に入る人が減り、道が荒れています。', purpose: '子どもと大人が一緒に森へ入る日をつくります。</textarea><b>太字ではない</b>' },
  content: { content: '観察会を3回、道の手入れを2回行います。', team: '会員24人が分担します。', schedule: '1月 準備\n2月 観察会\n3月 発表会' },
  effect: { effect: '参加者のべ90人。', future: '会費と参加費で続けます。' },
};

// 183,450 yen, half of it from the city.
export const BUDGET: Record<string, string> = {
  'e-0-category': 'honoraria', 'e-0-text': '講師のお礼', 'e-0-quantity': '3', 'e-0-unit': '回', 'e-0-price': '３０，０００',
  'e-1-category': 'consumables', 'e-1-text': '道具と材料', 'e-1-quantity': '1', 'e-1-unit': '式', 'e-1-price': '93450',
  'i-0-category': 'subsidy', 'i-0-text': '市補助金', 'i-0-amount': '91000',
  'i-1-category': 'own', 'i-1-text': '会費', 'i-1-amount': '92450',
};

export const PDF = {
  name: '髙橋の書類.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

// An application: to which call, by which new group, its pages of questions, its budget.
export type Plan = { slug: string; group: string; answers: Record<string, Answers>; budget: Answers };

// What a group's browser sends, without the pages between: those have tests of their own. The address of the draft.
export async function handIn(page: Page, url: string, plan: Plan): Promise<string> {
  await page.goto(`${url}/calls/${plan.slug}/apply`);
  await fill(page, { group: 'new', kind: 'citizen_group', name: plan.group });
  await onward(page, page.locator('main form .btn--primary').last());
  const draft = page.url();
  const headers = { origin: url };
  for (const [key, form] of Object.entries(plan.answers)) await page.request.post(`${draft}/form/${key}`, { form, headers });
  await page.request.post(`${draft}/budget`, { form: { ...plan.budget, go: 'next' }, headers });
  await page.goto(`${draft}/papers`);
  const missing = page.locator('section', { has: page.locator('.tag--neutral') }).locator('input[type=file]');
  for (const name of await missing.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).name))) {
    await page.request.post(`${draft}/papers`, { multipart: { [name]: PDF }, headers });
  }
  await page.goto(`${draft}/check`);
  await submit(page);
  return draft;
}

export async function submit(page: Page): Promise<void> {
  for (const pledge of await page.locator('[name^=pledge-]').all()) await tick(pledge);
  await onward(page, page.locator('main form .btn--primary').last());
}

export async function numberOf(page: Page, draft: string): Promise<string> {
  await page.goto(`${draft}/receipt`);
  return (await page.locator('.receipt__no').textContent())!.trim();
}
