import type { ProblemCode } from '../problem/problem-codes.js';

/**
 * One sentence or two for every code: what is wrong, then what to do. `{name}` is a parameter of the problem (or its
 * `value` or `suggestion`), `{name:property}` the label of a property, `{name:email}` a reason, `{name:bytes}` a size.
 */
export type ProblemMessages = Readonly<Record<ProblemCode, string>>;
