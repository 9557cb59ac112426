import { describe, expect, it } from '@jest/globals';
import { differences, type Outcome } from './expectation.js';

function outcome(created: number, groups: string[]): Outcome {
  return {
    plan: {
      hash: 'h',
      create: created,
      update: 0,
      unchanged: 4 - created,
      error: 0,
      groups: { create: groups, change: 0 },
      invitations: created,
    },
    result: {
      usersAdded: created,
      usersChanged: 0,
      usersUnchanged: 4 - created,
      rowsFailed: 0,
      groupsAdded: groups.length,
      invitations: { queued: 0, sent: created, failed: 0, held: 0 },
    },
    newMails: created,
    logLines: created,
  };
}

describe('what the demo expects', () => {
  it('is four people, two groups and four mails the first time', () => {
    expect(differences({ people: 0, groups: 0 }, outcome(4, ['G1', 'G2']))).toEqual([]);
  });

  it('is no change and no mail the second time', () => {
    expect(differences({ people: 4, groups: 2 }, outcome(0, []))).toEqual([]);
  });

  it('names every number that is wrong', () => {
    expect(differences({ people: 4, groups: 2 }, { ...outcome(0, []), newMails: 4 })).toEqual([
      'mails received: 4 instead of 0',
    ]);
    expect(differences({ people: 0, groups: 0 }, outcome(0, []))).toContain('people added: 0 instead of 4');
  });
});
