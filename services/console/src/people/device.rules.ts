const BROWSERS: readonly [name: string, mark: RegExp][] = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
];
const SYSTEMS: readonly [name: string, mark: RegExp][] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux|X11/],
];

/** Browser and system in two words; what is unknown stays as it introduced itself. */
export function deviceOf(userAgent: string | null): string | undefined {
  if (!userAgent) return undefined;
  const first = (known: readonly [string, RegExp][]) => known.find(([, mark]) => mark.test(userAgent))?.[0];
  const parts = [first(BROWSERS), first(SYSTEMS)].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : userAgent.slice(0, 60);
}
