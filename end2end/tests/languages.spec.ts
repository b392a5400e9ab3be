// A resident's whole way to the receipt in the other two languages（やさしい日本語・英語での応募）. No step looks for
// Japanese words: fields are found by name, buttons by their place.
import { expect, test, type Page } from '@playwright/test';
import { ANSWERS, BUDGET, PDF } from './application';
import { City } from './city';
import { look } from './looks';
import { PASSWORD, fill, onward, tick } from './people';

let city: City;
test.beforeEach(async () => {
  city = await City.found();
});
test.afterEach(async () => {
  await city.end();
});

for (const lang of ['easy', 'en']) {
  test(`from the call to the receipt in ${lang}`, async ({ page, context }) => {
    test.setTimeout(360_000);
    await context.addCookies([{ name: 'lang', value: lang, url: city.url }]);
    await page.goto(`${city.url}/calls/wagamachi/apply`);
    await fill(page, { email: 'resident2@tomoni.example', password: PASSWORD });
    await press(page);
    await expect(page).toHaveURL(/\/calls\/wagamachi\/apply$/);
    await look(page, `${lang}-apply`);
    await fill(page, { group: 'new', kind: 'citizen_group', name: 'どんぐりの会' });
    await press(page);
    const draft = page.url();
    await look(page, `${lang}-tasks`);
    for (const [key, answers] of Object.entries(ANSWERS)) {
      await page.goto(`${draft}/form/${key}`);
      await look(page, `${lang}-form-${key}`);
      await fill(page, answers);
      await press(page);
      await expect(page.locator('.errors')).toHaveCount(0);
    }
    await page.goto(`${draft}/budget`);
    await fill(page, BUDGET);
    await press(page);
    await page.goto(`${draft}/budget`);
    await look(page, `${lang}-budget`);
    await attachAll(page, draft);
    await look(page, `${lang}-papers`);
    await page.goto(`${draft}/check`);
    await look(page, `${lang}-check`);
    for (const pledge of await page.locator('[name^=pledge-]').all()) await tick(pledge);
    await press(page);
    await expect(page.locator('.receipt__no')).toHaveText(/^R8-GK-\d{4}$/);
    await look(page, `${lang}-receipt`);
    await page.goto(`${city.url}/me`);
    await look(page, `${lang}-my-page`);
  });
}

// The main button of the page's form; every good answer leads to another page.
async function press(page: Page): Promise<void> {
  await onward(page, page.locator('main form .btn--primary').last());
}

async function attachAll(page: Page, draft: string): Promise<void> {
  await page.goto(`${draft}/papers`);
  for (let left = await page.locator('.tag--neutral').count(); left > 0; left -= 1) {
    const section = page.locator('section', { has: page.locator('.tag--neutral') }).first();
    await section.locator('input[type=file]').setInputFiles(PDF);
    await section.locator('button.btn').last().click();
    await expect(page.locator('.tag--neutral')).toHaveCount(left - 1);
  }
}
