interface Named {
  readonly lastName: string;
  readonly firstName?: string | null;
  readonly infix?: string | null;
}

/** First name, infix, last name: as people are addressed. */
export function fullName({ firstName, infix, lastName }: Named): string {
  return [firstName, infix, lastName].filter(Boolean).join(' ');
}
