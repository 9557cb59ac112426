import { it } from '@jest/globals';
import type { World } from './world.js';

/** What a person decides about themselves. */
export function profileJourneys(world: () => World): void {
  it('changes what one may change oneself, and says what is wrong with a password', async () => {
    const page = await world().signedIn('nl-NL');
    await page.goto('/profile');
    await page.getByLabel('Mobiel').fill('06 12345678');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByText('Opgeslagen', { exact: true }).waitFor();
    await page.getByLabel('Huidig wachtwoord').fill('dit is het niet');
    await page.getByLabel('Nieuw wachtwoord').fill('vijf blauwe paarden zingen');
    await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click();
    await page.getByText('Uw huidige wachtwoord klopt niet').waitFor();
  });
}
