import type { Caller } from '@rollcall/service-defaults';

export type Through = 'rest' | 'scim' | 'self';

/** Who changes people and groups, and by which door they came in: REST unless it says otherwise. */
export type Actor = Caller & { readonly through?: Through };

/** What histories and events say about a change. */
export function originOf({ subject, through = 'rest' }: Actor): { through: Through; actorId: string } {
  return { through, actorId: subject };
}
