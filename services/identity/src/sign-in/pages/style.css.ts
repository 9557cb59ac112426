import { createHash } from 'node:crypto';

/**
 * The one style sheet of all pages; no fonts or images are loaded from anywhere. Colours, letters and corners are those
 * of the console, so that signing in and working look like one product.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: #000; --soft: #495057; --line: #ced4da; --paper: #fff; --ground: #f8f9fa;
  --accent: #0b7285; --accent-hover: #095c6b; --accent-ink: #fff; --link: #0b7285;
  --bad: #c92a2a; --bad-ground: #fff5f5; --good: #237032; --good-ground: #ebfbee;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #c9c9c9; --soft: #b8babd; --line: #696969; --paper: #2e2e2e; --ground: #242424;
    --link: #66d9e8; --bad: #ff8787; --bad-ground: #3a1f1f; --good: #69db7c; --good-ground: #1d3323;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  padding: clamp(1rem, 8vh, 6rem) 1rem 2rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
.brand { display: flex; align-items: center; gap: .6rem; font-weight: 700; font-size: 1.125rem; margin: 0 0 1.25rem; }
main {
  width: 100%; max-width: 27rem; background: var(--paper); border: 1px solid var(--line);
  border-radius: .5rem; padding: clamp(1.25rem, 5vw, 2rem);
}
h1 { font-size: 1.5rem; font-weight: 650; line-height: 1.3; margin: 0 0 .75rem; overflow-wrap: anywhere; }
p { margin: 0 0 1rem; }
.field { margin: 0 0 1.1rem; }
label, legend { display: block; font-weight: 600; margin: 0 0 .3rem; }
.hint { color: var(--soft); font-size: .9rem; margin: 0 0 .35rem; }
.hint:empty { display: none; }
input[type=email], input[type=password], input[type=text], select {
  width: 100%; font: inherit; color: inherit; background: transparent; min-height: 2.75rem;
  padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem;
}
@media (prefers-color-scheme: light) { input, select { border-color: #868e96 !important; } }
input[inputmode=numeric] { font-size: 1.25rem; letter-spacing: .2em; font-variant-numeric: tabular-nums; }
input:focus, select:focus { border-color: var(--link); }
input[aria-invalid=true] { border-color: var(--bad) !important; border-width: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.problem { color: var(--bad); font-size: .9rem; margin: .35rem 0 0; }
.banner { border-left: 4px solid var(--bad); background: var(--bad-ground); padding: .75rem 1rem; border-radius: .25rem; }
.banner.good { border-color: var(--good); background: var(--good-ground); }
button, .button {
  display: block; width: 100%; min-height: 2.75rem; font: inherit; font-weight: 600; text-align: center;
  padding: .6rem 1rem; border: 1px solid transparent; border-radius: .5rem; background: var(--accent); color: var(--accent-ink);
  cursor: pointer; text-decoration: none;
}
button:hover, .button:hover { background: var(--accent-hover); }
button.plain { background: transparent; color: var(--link); border-color: var(--line); margin-top: .75rem; }
button.plain:hover { border-color: var(--link); }
a { color: var(--link); }
.below { margin: 1.25rem 0 0; text-align: center; }
.rules { margin: .6rem 0 0; }
.rules ul { list-style: none; margin: 0 0 .6rem; padding: 0; font-size: .9rem; color: var(--soft); }
.rules li { padding-left: 1.5rem; position: relative; }
.rules li::before { content: "○"; position: absolute; left: .15rem; }
.rules li[data-state=met] { color: var(--good); }
.rules li[data-state=met]::before { content: "✓"; font-weight: 700; }
.state { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.meter { height: .4rem; border-radius: .2rem; background: var(--line); overflow: hidden; margin: 0 0 .35rem; }
.meter::before { content: ""; display: block; height: 100%; width: 6%; background: var(--bad); }
.meter[data-score="1"]::before { width: 25%; }
.meter[data-score="2"]::before { width: 50%; background: #e67700; }
.meter[data-score="3"]::before { width: 75%; background: var(--good); }
.meter[data-score="4"]::before { width: 100%; background: var(--good); }
.steps { margin: 0 0 1rem; padding-left: 1.3rem; }
.steps li { margin: 0 0 .3rem; }
.qr { max-width: 13rem; margin: 0 auto 1rem; }
.qr svg { display: block; width: 100%; height: auto; border-radius: .5rem; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.secret code { overflow-wrap: anywhere; }
.codes {
  list-style: none; margin: 0 0 1.25rem; padding: 1rem; display: grid; gap: .4rem 1rem;
  grid-template-columns: repeat(auto-fit, minmax(11.5rem, 1fr)); border: 1px solid var(--line); border-radius: .5rem;
}
.codes code { white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) {
  .meter::before { transition: width .2s; }
}
@media print { body { background: #fff; color: #000; } button, .brand { display: none; } }
`;

/** Changes with the content, so that browsers may keep the style sheet for good. */
export const STYLE_PATH = `/account/style-${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}.css`;
