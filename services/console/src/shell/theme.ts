import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Calm: one colour for what can be done, system letters, and no movement for those who asked for none. */
export const theme = createTheme({
  primaryColor: 'cyan',
  primaryShade: { light: 9, dark: 9 },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: { fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif", fontWeight: '650' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** What is pointed at must not become too light for its white letters (WCAG 1.4.3). */
export const cssVariables: CSSVariablesResolver = () => {
  const hover = { '--mantine-color-cyan-filled-hover': '#095c6b' };
  return { variables: {}, light: hover, dark: hover };
};
