const FALLBACK = 'en';

/** The first wanted language that is available: as tagged, else by its primary subtag, else English. */
export function chooseLocale(wanted: (string | null)[], available: string[]): string {
  for (const tag of wanted) {
    const lower = tag?.toLowerCase();
    const found =
      available.find((locale) => locale === lower) ?? available.find((locale) => locale === lower?.split('-')[0]);
    if (found) return found;
  }
  return available.includes(FALLBACK) ? FALLBACK : (available[0] ?? FALLBACK);
}
