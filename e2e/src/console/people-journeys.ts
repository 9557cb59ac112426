import { expect, it } from '@jest/globals';
import { people } from './lists.js';
import { LONG, type World } from './world.js';

/** Lists of people, one person, and many at once. */
export function peopleJourneys(world: () => World): void {
  it('adds a person by hand, puts them into a group that is made on the way, and shows what happened, in English', async () => {
    const page = await world().signedIn('en-GB');
    await page.getByRole('button', { name: 'New' }).click();
    await page.getByRole('menuitem', { name: 'Add' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Last name').fill('Nieuwman');
    await dialog.getByLabel('First name').fill('Eva');
    await dialog.getByLabel('E-mail address').fill('eva@nieuw.example');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('heading', { name: 'Eva Nieuwman' }).waitFor();

    const groups = page.getByRole('region', { name: 'Groups' });
    await groups.getByRole('button', { name: 'Group' }).click();
    await page.getByRole('combobox', { name: 'Group' }).fill('Welkom');
    await page.getByRole('option', { name: 'Create group “Welkom”' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await groups.getByText('Welkom').waitFor();
    await groups.getByRole('button', { name: 'Take out of group Welkom' }).click();
    await groups.getByText('In no group yet').waitFor();

    await page.getByLabel('Title').fill('Partner');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'History' }).getByText('Title').waitFor();
    await page.getByRole('region', { name: 'History' }).getByRole('link', { name: 'Ada Beheerder' }).first().waitFor();
    await page.getByRole('button', { name: 'Invite again' }).click();
    await page.getByText('The invitation for Eva Nieuwman is on its way').waitFor();
  });

  it('does the same with many people, with their names and numbers, and says for whom it failed', async () => {
    await world().imported('staff', people('Bulk', 3));
    const page = await world().signedIn('nl-NL');
    const bar = page.getByRole('region', { name: 'Geselecteerde personen' });
    const dialog = page.getByRole('dialog');
    await page.getByRole('searchbox').fill('bulk');
    await page.getByText('3 personen').waitFor();
    expect(new URL(page.url()).searchParams.get('search')).toBe('bulk');
    await page.getByRole('checkbox', { name: 'Jan Bulk 0001 selecteren' }).check();
    await bar.getByRole('button', { name: 'Alle 3 selecteren' }).click();
    await bar.getByText('3 geselecteerd').waitFor();
    await bar.getByRole('button', { name: 'Aan groep toevoegen' }).click();
    await dialog.getByRole('combobox', { name: 'Groep' }).fill('Samen');
    await page.getByRole('option', { name: 'Nieuwe groep ‘Samen’ maken' }).click();
    await dialog.getByRole('button', { name: '3 personen toevoegen' }).click();
    await page.getByText('3 personen aan de groep toegevoegd').waitFor();

    // The last administrator cannot be deactivated; the other one is all the same.
    await page.getByRole('searchbox').fill('');
    await page.getByRole('checkbox', { name: 'Ada Beheerder selecteren' }).check();
    await page.getByRole('searchbox').fill('bulk 0002');
    await page.getByText('1 persoon').waitFor({ state: 'hidden' });
    await page.getByRole('checkbox', { name: 'Jan Bulk 0002 selecteren' }).check();
    await bar.getByRole('button', { name: 'Deactiveren' }).click();
    await dialog.getByText('Jan Bulk 0002').waitFor();
    await dialog.getByRole('button', { name: '2 personen deactiveren' }).click();
    await dialog.getByText('Bij 1 persoon is het niet gelukt').waitFor();
    await dialog.getByText(/^Ada Beheerder: /).waitFor();
    await dialog.getByRole('button', { name: 'Sluiten' }).last().click();

    await page.goto('/staff?search=bulk&status=inactive');
    await page.getByRole('checkbox', { name: 'Jan Bulk 0002 selecteren' }).check();
    await bar.getByRole('button', { name: 'Weer activeren' }).click();
    await dialog.getByRole('button', { name: '1 persoon weer activeren' }).click();
    await page.getByText('Niemand gevonden').waitFor();
  });

  it('leaps to the end of a long list, and remembers the columns that were chosen', async () => {
    await world().imported('contacts', people('Ver', 450));
    const page = await world().signedIn('nl-NL');
    await page.goto('/contacts?search=ver');
    await page.getByText('450 personen').waitFor(LONG);
    const table = page.getByRole('table', { name: 'Contactpersonen' });
    await table.focus();
    await page.keyboard.press('End');
    await page.getByRole('link', { name: 'Jan Ver 0450' }).waitFor();
    expect(await table.getAttribute('aria-rowcount')).toBe('451');
    await page.keyboard.press('Home');
    await page.getByRole('link', { name: 'Jan Ver 0001' }).waitFor();

    await page.getByRole('button', { name: 'Kolommen kiezen' }).click();
    await page.getByRole('checkbox', { name: 'Toegevoegd' }).check();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('columnheader', { name: 'Toegevoegd' }).waitFor();
  });

  it('signs somebody out everywhere', async () => {
    const page = await world().signedIn('nl-NL');
    await page.getByRole('link', { name: 'Ada Beheerder' }).click();
    const sessions = page.getByRole('region', { name: 'Ingelogd op' });
    await sessions.getByText('Chrome · Linux').first().waitFor();
    await sessions.getByRole('button', { name: 'Overal uitloggen' }).click();
    await page.getByRole('dialog').getByText('wordt direct uitgelogd').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Annuleren' }).click();
    await page.getByRole('region', { name: 'Tweede factor' }).getByText('Niet in gebruik').waitFor();
  });
}
