import { createHash } from 'node:crypto';

/** Where the script asks how strong a password is. */
export const PASSWORD_CHECK_PATH = '/account/password-check';

/**
 * What the browser runs on pages where a password is chosen: it asks the server, whose rules decide in the end, and
 * shows the answer. Without it the page is complete. Plain JavaScript of today's browsers.
 */
export const PASSWORD_METER = `
'use strict';
(() => {
  const input = document.getElementById('password');
  const rules = document.getElementById('password-rules');
  const meter = document.getElementById('password-meter');
  const strength = document.getElementById('password-strength');
  if (!input || !rules || !meter || !strength) return;
  const valueOf = (name) => input.form.elements.namedItem(name).value;
  const PAUSE_MS = 250;
  let timer, asked = 0;

  const show = (problems, score, text) => {
    meter.hidden = score === null;
    meter.dataset.score = score === null ? '0' : String(score);
    // Said once: assistive technology reads what changes.
    if (strength.textContent !== text) strength.textContent = text;
    for (const item of rules.querySelectorAll('[data-rule]')) {
      const met = score === null ? null : !problems.includes(item.dataset.rule);
      if (met === null) delete item.dataset.state;
      else item.dataset.state = met ? 'met' : 'unmet';
      item.querySelector('.state').textContent = met === null ? '' : ' (' + (met ? rules.dataset.met : rules.dataset.unmet) + ')';
    }
  };

  const ask = async () => {
    const mine = ++asked;
    const password = input.value;
    if (password === '') return show([], null, '');
    try {
      const response = await fetch('${PASSWORD_CHECK_PATH}', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          form: valueOf('form'), token: valueOf('token'), purpose: input.form.dataset.purpose, password,
          locale: document.documentElement.lang,
        }),
      });
      if (!response.ok) throw new Error('no answer');
      const answer = await response.json();
      if (mine === asked) show(answer.problems, answer.score, answer.text);
    } catch {
      if (mine === asked) show([], null, '');
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  if (input.value !== '') ask();
})();
`;

/** Changes with the content, so that browsers may keep the script for good. */
export const PASSWORD_METER_PATH = `/account/password-meter-${createHash('sha256').update(PASSWORD_METER).digest('hex').slice(0, 12)}.js`;
