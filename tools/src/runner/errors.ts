/** Something that the person at the terminal can do something about: shown without a stack. */
export class UserError extends Error {
  override name = 'UserError';
}
