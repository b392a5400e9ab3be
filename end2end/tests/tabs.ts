// Going through a page with the Tab key（Tabキーで進む）.
import { expect, type Page } from '@playwright/test';

// What has the focus, as far as a test wants to know.
export type Stop = { id: string; name: string; kind: string; value: string; text: string };

// The longest page of the tests has a budget of many rows on it.
const MOST_STOPS = 250;

// Presses Tab until the focus is where a person wants to go. Wherever it rests, it must be seen.
export async function stopAt(page: Page, wanted: (stop: Stop) => boolean): Promise<Stop> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) continue;
    const { ring, ...stop } = await focused.first().evaluate((element) => {
      // Some controls lie hidden under their label, which shows the ring for them.
      const label = (element as HTMLInputElement).labels?.[0];
      const rings = [element, label].map((part) => {
        if (!part) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      });
      const { id, name = '', type = '', value = '' } = element as HTMLInputElement;
      return { id, name, kind: type, value, text: element.textContent ?? '', ring: rings.includes(true) };
    });
    expect(ring, `a focus ring on ${stop.text || stop.name || stop.id}`).toBe(true);
    if (wanted(stop)) return stop;
  }
  throw new Error(`no such stop on ${page.url()}`);
}
