/** Fewer mails than this say nothing about a list. */
const ENOUGH = 200;
const MOST_BOUNCED = 0.05;

/** Whether so many mails of an import come back that going on would harm the name of who sends them. */
export function isLosing({ sent, bounced }: { sent: number; bounced: number }): boolean {
  const tried = sent + bounced;
  return tried >= ENOUGH && bounced / tried > MOST_BOUNCED;
}
