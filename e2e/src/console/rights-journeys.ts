import { it } from '@jest/globals';
import { SEED } from './lists.js';
import { tabTo, type World } from './world.js';

/** Roles, groups and programs. */
export function rightsJourneys(world: () => World): void {
  it('makes a role by keyboard alone, in English', async () => {
    const page = await world().signedIn('en-GB');
    const { keyboard } = page;
    await page.goto('/roles');
    await page.getByRole('link', { name: 'New role' }).waitFor();
    await tabTo(page, 'New role');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'New role' }).waitFor();
    await page.getByRole('checkbox', { name: 'See staff' }).waitFor();
    await tabTo(page, /^Name/);
    await keyboard.insertText('Planner');
    await tabTo(page, 'See staff');
    await keyboard.press('Space');
    await tabTo(page, 'See the e-mail log');
    await keyboard.press('Space');
    await tabTo(page, 'Make the role');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Planner' }).waitFor();
    await page.getByText('has been given to 0 people and 0 groups').waitFor();
  });

  it('says how many people a group has before it goes', async () => {
    await world().imported('staff', SEED);
    const page = await world().signedIn('nl-NL');
    await page.goto('/groups');
    await page.getByRole('link', { name: 'G2' }).click();
    await page.getByRole('button', { name: 'Wijzigen', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Omschrijving').fill('Controle en advies');
    await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click();
    await page.getByText('Controle en advies').waitFor();
    await page.getByRole('button', { name: 'Groep verwijderen' }).click();
    await page.getByText('De groep G2 verdwijnt. De 3 leden blijven gewoon bestaan.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Groep verwijderen' }).click();
    await page.getByText('De groep G2 is verwijderd').waitFor();
  });
}
