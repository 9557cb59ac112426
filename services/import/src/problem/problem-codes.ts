/** Stable code of a problem. */
export type ProblemCode = `${'F' | 'E' | 'W' | 'H'}_${string}`;
