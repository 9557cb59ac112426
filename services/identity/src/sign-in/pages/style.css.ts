import { createHash } from 'node:crypto';

/** The one style sheet of all pages; no fonts, images or scripts are loaded from anywhere. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: #16202e; --soft: #5a6677; --line: #c5ccd6; --paper: #fff; --ground: #f2f4f8;
  --accent: #1f5fbf; --accent-ink: #fff; --bad: #b3261e; --bad-ground: #fdecea; --good-ground: #e6f4ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8ecf2; --soft: #a9b4c2; --line: #465264; --paper: #1b2330; --ground: #11171f;
    --accent: #7fb0ff; --accent-ink: #0d1a2e; --bad: #ff9a91; --bad-ground: #3a1f1d; --good-ground: #1c3324;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  padding: clamp(1rem, 8vh, 6rem) 1rem 2rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
.brand { font-weight: 700; letter-spacing: .02em; margin: 0 0 1rem; color: var(--soft); }
main {
  width: 100%; max-width: 26rem; background: var(--paper); border: 1px solid var(--line);
  border-radius: 12px; padding: 2rem; box-shadow: 0 1px 3px rgb(0 0 0 / .06);
}
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; overflow-wrap: anywhere; }
p { margin: 0 0 1rem; }
.field { margin: 0 0 1.1rem; }
label, legend { display: block; font-weight: 600; margin: 0 0 .3rem; }
.hint { color: var(--soft); font-size: .9rem; margin: 0 0 .35rem; }
input[type=email], input[type=password], input[type=text], select {
  width: 100%; font: inherit; color: inherit; background: transparent; min-height: 2.75rem;
  padding: .5rem .75rem; border: 1px solid var(--soft); border-radius: 8px;
}
input[aria-invalid=true] { border-color: var(--bad); border-width: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.problem { color: var(--bad); font-size: .9rem; margin: .35rem 0 0; }
.banner { border-left: 4px solid var(--bad); background: var(--bad-ground); padding: .75rem 1rem; border-radius: 4px; }
.banner.good { border-color: #2e7d32; background: var(--good-ground); }
button, .button {
  display: block; width: 100%; min-height: 2.75rem; font: inherit; font-weight: 600; text-align: center;
  padding: .6rem 1rem; border: 0; border-radius: 8px; background: var(--accent); color: var(--accent-ink);
  cursor: pointer; text-decoration: none;
}
button.plain { background: transparent; color: var(--accent); border: 1px solid var(--line); margin-top: .75rem; }
a { color: var(--accent); }
footer { margin-top: 1rem; font-size: .9rem; color: var(--soft); }
.below { margin: 1.25rem 0 0; text-align: center; }
`;

/** Changes with the content, so that browsers may keep the style sheet for good. */
export const STYLE_PATH = `/account/style-${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}.css`;
