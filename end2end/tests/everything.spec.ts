// Every page that somebody can walk to（すべての画面）: from where each role begins, along the links, one page of every
// address in the route list. Each keeps what every page must keep, at the width of a staff PC, of a phone and of the
// smallest phone.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { City } from './city';
import { signIn } from './people';

// Where each role begins. Guests come first, because they see most of what everybody sees.
const ROLES: Record<string, string[]> = {
  guest: ['/', '/demo/mail'],
  resident: ['/me', '/'],
  resident2: ['/me'],
  officer: ['/staff'],
  approver: ['/staff'],
  payer: ['/staff'],
  reviewer: ['/review'],
  auditor: ['/staff'],
  admin: ['/staff/people'],
};

// Addresses of files, and those that only an address in a letter or a state of a form opens.
const NOT_WALKED = /\.(csv|xlsx|pdf|zip|docx|ics|atom|json|txt)$|\/pdf$|\/archive$|^\/files\/|\/(files|photos|papers|scans)\/\{file\}$|\{token\}|^\/city\//;

// How many of one address are looked at: the pages of a form and the topics of a call differ.
const several = (pattern: string) => (/\{page\}|\{kind\}|cases\/\{number\}$|^\/proposals\/\{id\}$/.test(pattern) ? 3 : 1);

type Route = { pattern: string; is: RegExp };

const routes: Route[] = readFileSync(join(import.meta.dirname, '../../server/tests/it/route-list.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('GET'))
  .map((line) => line.split(/\s+/)[1])
  .map((pattern) => ({ pattern, is: new RegExp(`^${pattern.replace(/\{\*\w+\}/g, '.*').replace(/\{\w+\}/g, '[^/]+')}$`) }))
  .sort((one, other) => parameters(one) - parameters(other));

function parameters({ pattern }: Route): number {
  return pattern.split('{').length;
}

// `/calls/new` is no `/calls/{slug}`: the address with fewer parameters wins, as in the server.
function patternOf(path: string): string | undefined {
  return routes.find(({ is }) => is.test(path))?.pattern;
}

const seen = new Map<string, number>();
let city: City;

test.beforeAll(async () => {
  test.skip(test.info().project.name !== 'pc-js-on', 'axe runs as a script; one walk looks at every width');
  city = await City.found();
});
test.afterAll(async () => {
  await city?.end();
});

for (const [role, starts] of Object.entries(ROLES)) {
  test(`every page that a link leads to, as ${role}`, async ({ page }) => {
    test.setTimeout(480_000);
    const complaints: string[] = [];
    let here = '';
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${here}: console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${here}: ${error.message}`));
    if (role !== 'guest') await signIn(page, city.url, `${role}@tomoni.example`);

    const known = new Set(starts);
    const walked = new Map<string, number>();
    for (const path of known) {
      const pattern = patternOf(new URL(path, city.url).pathname);
      if (!pattern || NOT_WALKED.test(pattern) || pattern.startsWith('/rehearsal')) continue;
      const visits = (walked.get(pattern) ?? 0) + 1;
      walked.set(pattern, visits);
      // Several of each, so that cases and consultations in other stages show where they lead.
      if (visits > 20) continue;
      here = path;
      const looked = seen.get(pattern) ?? 0;
      if (looked >= several(pattern)) {
        if (pattern === '/demo/mail/{id}') continue;
        const answer = await page.request.get(city.url + path);
        for (const [, href] of (await answer.text()).matchAll(/<a [^>]*?href="(\/[^"#]*)/g)) known.add(href.replaceAll('&amp;', '&'));
        continue;
      }
      const answer = (await page.goto(city.url + path))!;
      if (answer.status() !== 200) {
        complaints.push(`${path}: a link leads to an answer ${answer.status()}`);
        continue;
      }
      // Somewhere else: to the sign-in, for one.
      if (patternOf(new URL(page.url()).pathname) !== pattern) continue;
      seen.set(pattern, looked + 1);
      keepHtml(`${role}${path}`, await answer.text());
      complaints.push(...(await faults(page)).map((fault) => `${path}: ${fault}`));
      // What a letter says is for whoever gets it.
      if (pattern === '/demo/mail/{id}') continue;
      const ways = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')!.split('#')[0]));
      for (const href of ways) known.add(href);
    }
    expect(complaints).toEqual([]);
  });
}

// A walk that grows short finds nothing wrong.
test('the walk has gone through most of the service', () => {
  const missed = routes.map(({ pattern }) => pattern).filter((pattern) => !seen.has(pattern) && !NOT_WALKED.test(pattern));
  test.info().annotations.push({ type: 'not walked', description: missed.join(' ') });
  expect(seen.size).toBeGreaterThan(125);
});

async function faults(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const said: string[] = [];
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
    if (twice.length > 0) said.push(`ids twice: ${twice}`);
    if (!document.title.trim()) said.push('no title');
    if (document.querySelectorAll('h1').length !== 1) said.push('not one h1');
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, legend, caption')) {
      if (!heading.textContent?.trim()) said.push(`an empty ${heading.tagName}`);
    }
    return said;
  });
  const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  for (const { id, nodes } of axe.violations) found.push(`${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
  const usual = page.viewportSize()!;
  for (const width of [usual.width, 375, 320]) {
    await page.setViewportSize({ width, height: usual.height });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) found.push(`scrolls sideways by ${over} px at ${width} px`);
  }
  await page.setViewportSize(usual);
  return found;
}

function keepHtml(name: string, html: string): void {
  mkdirSync('artefacts/html', { recursive: true });
  writeFileSync(`artefacts/html/walk-${name.replace(/[^A-Za-z0-9]+/g, '-')}.html`, html);
}
