import { expect, it } from '@jest/globals';
import type { World } from './world.js';

const SECTIONS = [
  'organization',
  'email',
  'email-templates',
  'email-templates?name=welcome&locale=nl',
  'email-log',
  'email-suppressions',
  'password-policy',
  'second-factor',
  'api-clients',
  'audit',
  'dead-letters',
];

/** What holds for every page of the settings. */
export function settingsPageJourneys(world: () => World): void {
  it('reads the audit log as sentences, filtered by what stands in the address', async () => {
    const page = await world().signedIn('nl-NL');
    await page.goto('/settings/audit?action=role.created');
    await page
      .getByRole('cell', { name: /^Ada Beheerder heeft de rol .* gemaakt$/ })
      .first()
      .waitFor();
    expect(await page.getByRole('cell', { name: /heeft ingelogd$/ }).count()).toBe(0);
    await page.locator('.row-link').first().click();
    await page.getByRole('dialog').getByText('role.created').waitFor();
  });

  it('fits a phone: the list of settings and a page take turns, and nothing sticks out', async () => {
    const page = await world().signedIn('nl-NL');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/settings');
    await page.getByRole('link', { name: 'Sjablonen' }).click();
    await page.getByRole('heading', { name: 'Sjablonen' }).waitFor();
    for (const section of SECTIONS) {
      await page.goto(`/settings/${section}`);
      await page.locator('main h2').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect([section, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([section, 0]);
    }
  });
}
