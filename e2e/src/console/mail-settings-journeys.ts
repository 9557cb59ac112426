import { expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import type { World } from './world.js';

/** What an administrator sets up about mail, in Dutch and by mouse. */
export function mailSettingsJourneys(world: () => World): void {
  it('keeps what one typed when somebody else saves first, and says what they changed', async () => {
    const [one, other] = [await world().signedIn('nl-NL'), await world().signedIn('nl-NL')];
    for (const page of [one, other]) await page.goto('/settings/email');
    await other.getByLabel('Antwoorden gaan naar').fill('info@brooyenholt.example');
    await one.getByLabel('Welkomsttekst').fill('Fijn dat u er bent.');
    await other.getByRole('button', { name: 'Opslaan' }).click();
    await other.getByText('Opgeslagen', { exact: true }).waitFor();
    await one.getByRole('button', { name: 'Opslaan' }).click();
    await one.getByText('Antwoorden gaan naar is nu: info@brooyenholt.example').waitFor();
    expect(await one.getByLabel('Welkomsttekst').inputValue()).toBe('Fijn dat u er bent.');
    await one.getByRole('button', { name: 'Opslaan' }).click();
    await one.getByText('Opgeslagen', { exact: true }).waitFor();
    await other.reload();
    const welcome = other.getByLabel('Welkomsttekst');
    await eventually(async () => expect(await welcome.inputValue()).toBe('Fijn dat u er bent.'));
  });

  it('edits the text of a mail with a live preview, and goes back to an earlier one', async () => {
    const page = await world().signedIn('nl-NL');
    await page.goto('/settings/email-templates');
    await page.getByRole('link', { name: 'Nederlands' }).first().click();
    const subject = page.getByRole('textbox', { name: 'Onderwerp' });
    const preview = page.getByRole('region', { name: 'Voorbeeld' });
    await preview.getByText(/^Welkom bij/).waitFor();
    await subject.fill('Dag {{recipient.nam}}');
    await page.getByRole('button', { name: 'Regel 1, teken 7' }).click();
    await page.getByText('Deze naam is geen variabele').waitFor();
    await subject.fill('Dag ');
    await page.getByRole('button', { name: 'recipient.name invoegen' }).click();
    expect(await subject.inputValue()).toBe('Dag {{recipient.name}}');
    await preview.getByText('Dag Ada Beheerder').waitFor();
    await page.frameLocator('iframe').getByText('Beste Ada Beheerder').waitFor();
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
    await page.getByRole('button', { name: 'Opslaan' }).click();
    await page.getByText('eigen tekst', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Terug naar de tekst van Rollcall' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Terug naar de tekst van Rollcall' }).click();
    await preview.getByText(/^Welkom bij/).waitFor();
    await page.getByRole('button', { name: 'Versies' }).click();
    await page.getByRole('button', { name: /^Versie 1/ }).click();
    await page.getByRole('button', { name: 'Deze tekst terugzetten' }).click();
    expect(await subject.inputValue()).toBe('Dag {{recipient.name}}');
  });

  it('keeps an address from getting mail, finds it by a link, and lets it get mail again', async () => {
    const page = await world().signedIn('nl-NL');
    await page.goto('/settings/email-suppressions');
    await page.getByText('Iedereen krijgt mail').waitFor();
    await page.getByRole('button', { name: 'Adres toevoegen' }).click();
    await page.getByRole('dialog').getByLabel('E-mailadres').fill('liever.niet@voorbeeld.example');
    await page.getByRole('dialog').getByLabel('Toelichting').fill('Belde op 5 mei');
    await page.getByRole('dialog').getByRole('button', { name: 'Toevoegen' }).click();
    await page.getByRole('cell', { name: 'Belde op 5 mei' }).waitFor();
    await page.goto('/settings/email-suppressions?address=liever&reason=manual');
    await page.getByRole('button', { name: 'liever.niet@voorbeeld.example weghalen' }).click();
    await page.getByRole('dialog').getByText('Belde op 5 mei').waitFor();
    await page.getByRole('button', { name: 'Laat weer mail toe' }).click();
    await page.getByText('Geen adres gevonden').waitFor();
  });
}
