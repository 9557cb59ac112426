export const SEED = `Achternaam, Voornaam, E-mailadres, Initialen, Titel, Telefoonnummer, Groep
Brooy, Jan, J.Brooy@cwtestgebruiker.nl, JB, Senior, 416-555-5117 Ext: 128, G1
de Graaf, Nicole, NGra@cwtestgebruiker.nl, NG, Teamleider, 416-555-5117 Ext: 176, G1~G2
Holt, Ben, ben.holt@cwtestgebruiker.nl, BH, Senior, 416-555-2115, G2
Hartman, Ron, Ron.Hartman@cwtestgebruiker.nl, NN, Stagiair, 416-555-1956, G2
`;

export const CONTACTS = SEED.replaceAll('cwtestgebruiker', 'cwtestcontact')
  .replaceAll('G1', 'Klant 1')
  .replaceAll('G2', 'Klant 2');

/** Two addresses with an obvious correction, one row without a name, two good rows, two groups one letter apart. */
export const WITH_PROBLEMS = `Achternaam;Voornaam;E-mailadres;Titel;Groep
Visser;Anne;anne@@problemen.example;Senior;Controle
Bakker;Piet;Piet <piet@problemen.example>;Junior;Controle
;Sanne;sanne@problemen.example;Junior;Controle
Smit;Bram;bram@problemen.example;Partner;Controle
Vos;Emma;emma@problemen.example;Partner;Controlle
`;

/** People with names in the order of their numbers. */
export function people(name: string, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return `${name} ${number};Jan;${name.toLowerCase()}${number}@veel.example`;
  });
  return ['Achternaam;Voornaam;E-mailadres', ...rows].join('\n');
}
