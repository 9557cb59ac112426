import { html, type Html } from './html.js';
import { banner, field, page, type Field, type PageContext } from './layout.js';
import { isTextKey, type TextKey } from './texts.js';

/** What is wrong with a form: of a field, or of the whole. */
export interface FormProblems {
  readonly form?: TextKey;
  readonly fields?: Readonly<Record<string, string | undefined>>;
  readonly params?: Record<string, string | number>;
}

export interface FormPage extends PageContext {
  readonly title: string;
  readonly intro?: string;
  readonly action: string;
  /** What a password is chosen for, for the script that says how strong it is. */
  readonly purpose?: 'invitation' | 'password-reset';
  readonly protection: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
  /** Above the form. */
  readonly before?: Html;
  readonly extra?: Html;
  readonly submit: string;
  /** After the button, in the form. */
  readonly after?: Html;
  readonly below?: Html;
  readonly problems?: FormProblems | undefined;
  /** Path of a script that helps to fill the form in. */
  readonly script?: string;
}

/** A page with one form, which works without scripts. */
export function formPage(form: FormPage): string {
  const { t, problems } = form;
  const isMarked = Object.values(problems?.fields ?? {}).some(Boolean);
  const message = problems?.form ? t(problems.form, problems.params) : isMarked ? t('error.banner') : undefined;
  return page(
    form,
    form.title,
    html`${message ? banner(message) : ''}${form.intro ? html`<p>${form.intro}</p>` : ''}${form.before}
      <form method="post" action="${form.action}" novalidate${form.purpose && html` data-purpose="${form.purpose}"`}>
        <input type="hidden" name="form" value="${form.protection}" />
        ${Object.entries(form.hidden ?? {}).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
        ${form.fields.map((one) => field({ ...one, problem: problems?.fields?.[one.name] }))}${form.extra}
        <button type="submit">${form.submit}</button>
        ${form.after}
      </form>
      ${form.below}`,
    form.script,
  );
}

/** Text of a problem's code; of one without a text of its own, the message that came with it. */
export function problemText(
  { t }: PageContext,
  code: string,
  fallback: string,
  params: Record<string, string | number>,
): string {
  const key = `problem.${code}`;
  return isTextKey(key) ? t(key, params) : fallback;
}
