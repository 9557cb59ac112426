import { expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import type { Page } from 'playwright-core';
import { CONTACTS, people, SEED, WITH_PROBLEMS } from './lists.js';
import { focused, LONG, resultOf, tabTo, type World } from './world.js';

/** Why a column is what it is; an earlier import with the same headers is remembered. */
const UNDERSTOOD = /known by its header|as last time/;

/** From the help page's text to the confirmation, and what can come in between. */
export function wizardJourneys(world: () => World): void {
  it('imports the pasted list of the help page by mouse, in Dutch, and takes it back', async () => {
    const complaints: string[] = [];
    const page = await world().signedIn('nl-NL', complaints);
    await page.getByRole('button', { name: 'Nieuw' }).click();
    await page.getByRole('menuitem', { name: 'Personeel' }).click();

    await page.getByLabel('Plak tekst met gescheiden waarden').fill(SEED);
    await page.getByRole('columnheader', { name: 'Telefoonnummer' }).waitFor();
    await page.getByRole('checkbox', { name: 'Deactiveer gebruikers die niet in de lijst staan' }).check();
    await page.getByRole('alert').getByText('Let op').waitFor();
    await page.getByRole('checkbox', { name: 'Deactiveer gebruikers die niet in de lijst staan' }).uncheck();
    await page.getByRole('button', { name: 'Volgende' }).click();

    await page.getByText('herkend aan de koptekst').first().waitFor();
    // The names of the properties arrive by a request of their own.
    const group = page.getByRole('combobox', { name: 'Gegeven in kolom Groep' });
    await eventually(async () => expect(await group.inputValue()).toBe('Groep'));
    await page.getByRole('button', { name: 'Volgende' }).click();

    await page.getByRole('button', { name: '4 Nieuw' }).click();
    await page.getByRole('cell', { name: 'Nicole de Graaf' }).waitFor();
    await page.getByText('2 nieuwe groepen:').waitFor();
    await page.getByRole('button', { name: 'Importeren' }).click();

    await page.getByRole('heading', { name: 'De lijst is geïmporteerd' }).waitFor(LONG);
    expect([await resultOf(page, 'usersAdded'), await resultOf(page, 'groupsAdded')]).toEqual(['4', '2']);
    await page.getByText('4 verstuurd').waitFor(LONG);

    await page.getByRole('link', { name: 'Bekijk ze in het E-mail Log' }).click();
    await page.getByRole('cell', { name: 'NGra@cwtestgebruiker.nl' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('4 toegevoegde gebruikers verdwijnen').waitFor(LONG);
    await dialog.getByText('2 groepen verdwijnen').waitFor();
    await dialog.getByRole('button', { name: '4 rijen terugdraaien' }).click();
    await page.getByRole('heading', { name: 'De import is ongedaan gemaakt' }).waitFor(LONG);
    expect(await page.locator('[data-undone=reverted] strong').innerText()).toBe('4');
    expect(complaints).toEqual([]);
  });

  it('imports a list by keyboard alone, in English', async () => {
    const page = await world().signedIn('en-GB');
    const { keyboard } = page;
    await tabTo(page, 'New');
    await keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Contacts' }).waitFor();
    for (let step = 0; step < 5 && (await focused(page)) !== 'Contacts'; step += 1) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Import contacts' }).waitFor();
    await tabTo(page, 'Paste delimited text');
    await keyboard.insertText(CONTACTS);
    await tabTo(page, 'Next');
    await keyboard.press('Enter');
    await page.getByText(UNDERSTOOD).first().waitFor();
    await tabTo(page, 'Next');
    await keyboard.press('Enter');
    await page.getByText('Nothing has changed yet').waitFor(LONG);
    await page.getByRole('cell', { name: 'Nicole de Graaf' }).waitFor();
    await tabTo(page, 'Import');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The list has been imported' }).waitFor(LONG);
    expect(await resultOf(page, 'usersAdded')).toBe('4');
  });

  it('reads a dropped file as chosen, and says what is wrong with one that is no list', async () => {
    const page = await world().signedIn('nl-NL');
    await page.goto('/imports/new/staff');
    await page.getByRole('heading', { name: 'Personeel importeren' }).waitFor();
    await drop(page, 'document.pdf', '%PDF-1.7 …');
    await page.getByRole('alert').getByText('Dit is een PDF').waitFor();
    expect(await page.getByRole('button', { name: 'Volgende' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Ander bestand' }).click();

    await drop(page, 'personeel.csv', WITH_PROBLEMS);
    await page.getByRole('columnheader', { name: 'E-mailadres' }).waitFor();
    await page.getByText('Geeft 5 kolommen in de meeste rijen.').waitFor();
    await page.getByText('Alle letters zijn geldig.').waitFor();
    await choose(page, 'Koptekst', 'Zonder koptekst');
    await page.getByRole('cell', { name: 'Achternaam', exact: true }).waitFor();
    await choose(page, 'Scheidingsteken', 'tab');
    await page.getByText('Door u gekozen: 1 kolom.').waitFor();
  });

  it('mends a list while it is checked: all suggestions of a kind, one cell in place, and again', async () => {
    const page = await world().signedIn('nl-NL');
    const { id } = await world().planned('staff', WITH_PROBLEMS, { invitations: 'none' });
    await page.goto(`/imports/${id}`);
    await page.getByText('‘Controlle’ lijkt op ‘Controle’.').waitFor();
    await page.getByRole('button', { name: 'E-mailadres onjuist 2' }).click();
    await page.getByRole('button', { name: 'Alle 2 suggesties overnemen' }).click();
    await page.getByText('2 cellen zijn verbeterd').waitFor();

    await page.getByRole('button', { name: 'Verplicht gegeven mist 1' }).click();
    const cell = page.getByLabel('Achternaam op regel 4');
    await cell.fill('Mulder');
    await cell.press('Enter');
    await page.getByText('3 cellen zijn verbeterd').waitFor();
    await page.getByRole('button', { name: 'Opnieuw controleren' }).click();

    await page.getByRole('button', { name: '5 Nieuw' }).waitFor(LONG);
    await page.goto(`/imports/${id}`);
    await page.getByRole('button', { name: 'Sanne Mulder' }).click();
    await page.getByRole('dialog').getByText('Was:').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).click();
    await page.getByRole('button', { name: 'Importeren' }).click();
    await page.getByRole('heading', { name: 'De lijst is geïmporteerd' }).waitFor(LONG);
    expect(await resultOf(page, 'usersAdded')).toBe('5');
  });

  it('names who is missing from a full list, and goes on when their number is typed, in English', async () => {
    await world().imported('contacts', people('Oud', 30));
    const page = await world().signedIn('en-GB');
    await page.goto('/imports/new/contacts');
    await page.getByLabel('Paste delimited text').fill(people('Oud', 2));
    await page.getByRole('checkbox', { name: 'Deactivate users who are not in the list' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(UNDERSTOOD).first().waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(/\d+ people will be deactivated/).waitFor(LONG);
    await page.getByRole('listitem').getByText('Jan Oud 0003').waitFor();
    const button = page.getByRole('button', { name: 'Import', exact: true });
    expect(await button.isDisabled()).toBe(true);
    const title = await page.getByText(/\d+ people will be deactivated/).innerText();
    const number = title.match(/\d+/)?.[0] ?? '';
    await page.getByLabel('Type how many people are deactivated').fill(number);
    await button.click();
    await page.getByRole('heading', { name: 'The list has been imported' }).waitFor(LONG);
    expect(await resultOf(page, 'usersDeactivated')).toBe(number);
  });

  it('can be left while it is under way, found again and stopped', async () => {
    const { system } = world();
    const page = await world().signedIn('nl-NL');
    const { id } = await world().planned('staff', people('Stop', 6000), { invitations: 'none' });
    await page.goto(`/imports/${id}`);
    await page.getByRole('button', { name: '6.000 Nieuw' }).waitFor();
    // As long as identity stands still the import cannot come to its end.
    const identity = system.state.pids['identity'] ?? 0;
    process.kill(identity, 'SIGSTOP');
    try {
      await page.getByRole('button', { name: 'Importeren' }).click();
      await page.getByRole('heading', { name: 'De lijst wordt geïmporteerd' }).waitFor(LONG);
      await page.getByRole('link', { name: '← Imports' }).click();
      await page.getByRole('row').filter({ hasText: 'Bezig' }).getByRole('link').first().click();
      await page.getByRole('button', { name: 'Stoppen' }).click();
    } finally {
      process.kill(identity, 'SIGCONT');
    }
    await page.getByRole('heading', { name: 'Het importeren is gestopt' }).waitFor(LONG);
  });

  it('shows beforehand what an undo keeps, and afterwards why', async () => {
    const { api } = world();
    const { id } = await world().imported('staff', people('Terug', 3));
    const { items } = await api.get<{ items: { id: string; lastName: string }[] }>(`/v1/users?importId=${id}`);
    const changed = items.find(({ lastName }) => lastName === 'Terug 0002');
    await api.call(`/v1/users/${changed?.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Partner' }),
    });
    const page = await world().signedIn('nl-NL');
    await page.goto(`/imports/${id}`);
    await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2 toegevoegde gebruikers verdwijnen').waitFor(LONG);
    await dialog.getByText('Jan Terug 0002').waitFor();
    await dialog.getByRole('button', { name: '2 rijen terugdraaien' }).click();
    await page.getByRole('heading', { name: 'De import is ongedaan gemaakt' }).waitFor(LONG);
    await page.getByRole('row').filter({ hasText: 'Jan Terug 0002' }).getByText('Titel').waitFor();
    await page.getByText('Ongedaan gemaakt door').getByRole('link', { name: 'Ada Beheerder' }).waitFor();
  });
}

/** Lets a file go over the place for files. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)})); return data })()`,
  );
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer });
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
