/**
 * The narrowest subject that covers all of these, for servers that take only one filter per consumer (before 2.10):
 * `evt.identity.user.created.v1` and `evt.identity.user.updated.v1` give `evt.identity.user.*.v1`.
 */
export function commonFilter(subjects: readonly string[]): string {
  const [first = [], ...others] = subjects.map((subject) => subject.split('.'));
  const sameLength = others.every((tokens) => tokens.length === first.length);
  const length = Math.min(first.length, ...others.map((tokens) => tokens.length));
  const common = first
    .slice(0, length)
    .map((token, index) => (others.every((tokens) => tokens[index] === token) ? token : '*'));
  return sameLength ? common.join('.') : [...common.slice(0, length - 1), '>'].join('.');
}
