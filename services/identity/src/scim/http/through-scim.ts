import type { Caller } from '@rollcall/service-defaults';
import type { Actor } from '../../person/actor.js';

/** The caller, as histories and events tell of them. */
export function throughScim(caller: Caller): Actor {
  return { ...caller, through: 'scim' };
}
