// What an officer does with a case, step by step, until an approver has to act（担当者の事務）.
import { expect, type Page } from '@playwright/test';
import { fill, tick, type Answers } from './people';

// From wherever the case stands to a drafted decision. `see` looks at the page before each step.
export async function throughTheOffice(
  page: Page,
  url: string,
  number: string,
  decision: Answers,
  see: (step: number) => Promise<void> = async () => {},
): Promise<void> {
  for (let step = 0; step < 5; step += 1) {
    await page.goto(`${url}/staff/cases/${number}`);
    await see(step);
    const verb = await nextVerb(page, number);
    if (!verb) return;
    const form = page.locator(`form[action$="/staff/cases/${number}/${verb}"]`);
    for (const box of await form.locator('[type=checkbox]').all()) await tick(box);
    if (verb === 'opinion') await fill(page, { fit: 'yes', amount: decision.amount ?? '50000', remarks: '地域の力になる計画です。' });
    if (verb === 'decision') await fill(page, decision);
    await form.getByRole('button').first().click();
    await expect(page.locator('.errors')).toHaveCount(0);
  }
}

async function nextVerb(page: Page, number: string): Promise<string | undefined> {
  for (const verb of ['screening', 'review', 'opinion', 'decision']) {
    if ((await page.locator(`form[action$="/staff/cases/${number}/${verb}"]`).count()) > 0) return verb;
  }
  return undefined;
}
