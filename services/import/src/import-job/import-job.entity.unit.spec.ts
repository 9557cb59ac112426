import { beforeEach, describe, expect, it } from '@jest/globals';
import { anId } from '@rollcall/testing';
import { ImportJob } from './import-job.entity.js';
import { DEFAULT_OPTIONS, type Analysis, type Hold, type Plan } from './import-job.shapes.js';

const now = new Date('2030-01-01T12:00:00Z');
const longAgo = new Date('2029-01-01T12:00:00Z');
const nothing = { reverted: 0, kept: 0, failed: 0, groupsRemoved: 0 };
const plan: Plan = {
  hash: 'abc',
  create: 1,
  update: 0,
  unchanged: 0,
  reactivate: 0,
  deactivate: 15,
  skip: 0,
  skippedDuplicate: 0,
  hold: 0,
  error: 0,
  groups: { create: [], change: 0 },
  invitations: 1,
};
const hold: Hold = { code: 'H_DEACTIVATIONS', params: { count: 15, active: 20 }, confirm: { deactivate: 15 } };

function aJob(): ImportJob {
  const analysis = { problems: [] } as unknown as Analysis;
  return new ImportJob(
    {
      organizationId: anId(),
      id: anId(),
      kind: 'staff',
      options: DEFAULT_OPTIONS,
      source: { name: 'a.csv', bytes: 1, sha256: 'x' },
      analysis,
      mapping: ['lastName'],
      problems: [],
      actor: { id: anId(), type: 'user', permissions: [] },
    },
    now,
  );
}

/** A job in each status, the way it gets there. */
const reach = {
  draft: () => aJob(),
  planning: () => with_(aJob(), (job) => job.startPlanning(anId(), now)),
  planned: () => with_(reach.planning(), (job) => job.finishPlan(plan, [], [], now)),
  held: () => with_(reach.planning(), (job) => job.finishPlan(plan, [hold], [], now)),
  queued: () => with_(reach.planned(), (job) => job.approve('abc', undefined, now, longAgo)),
  applying: () => with_(reach.queued(), (job) => job.startApplying(anId(), now)),
  completed: () => with_(reach.applying(), (job) => job.complete(now)),
  failed: () => with_(reach.planning(), (job) => job.fail([], now)),
  cancelled: () => with_(reach.planned(), (job) => job.requestCancel(now)),
  undoing: () => with_(reach.completed(), (job) => job.requestUndo(anId(), now)),
  undone: () => with_(reach.undoing(), (job) => job.finishUndo(nothing)),
};
type Status = keyof typeof reach;

function with_(job: ImportJob, change: (job: ImportJob) => unknown): ImportJob {
  change(job);
  return job;
}

const actions: Record<string, { act: (job: ImportJob) => unknown; allowed: Status[]; harmless: Status[] }> = {
  'be changed': {
    act: (job) => job.change({ options: job.options, analysis: job.analysis, mapping: [], problems: [] }),
    allowed: ['draft', 'planned', 'held', 'failed'],
    harmless: [],
  },
  'be planned': {
    act: (job) => job.startPlanning(anId(), now),
    allowed: ['draft', 'planned', 'held', 'failed'],
    harmless: ['planning'],
  },
  'be approved': {
    act: (job) => job.approve('abc', { deactivate: 15 }, now, longAgo),
    allowed: ['planned', 'held'],
    harmless: ['queued', 'applying', 'completed', 'undoing', 'undone'],
  },
  'start to be applied': { act: (job) => job.startApplying(anId(), now), allowed: ['queued'], harmless: [] },
  'be completed': { act: (job) => job.complete(now), allowed: ['applying'], harmless: [] },
  'be cancelled': {
    act: (job) => job.requestCancel(now),
    allowed: ['draft', 'planning', 'planned', 'held', 'queued', 'applying'],
    harmless: ['cancelled'],
  },
  'be undone': { act: (job) => job.requestUndo(anId(), now), allowed: ['completed'], harmless: ['undoing', 'undone'] },
  'have its undo finished': { act: (job) => job.finishUndo(nothing), allowed: ['undoing'], harmless: [] },
};

const cases = Object.entries(actions).flatMap(([name, action]) =>
  (Object.keys(reach) as Status[]).map((status) => ({ name, status, ...action })),
);

describe('an import', () => {
  it.each(cases)('that is $status may (or may not) $name', ({ status, act, allowed, harmless }) => {
    const job = reach[status]();
    expect(job.status).toBe(status);
    const { version } = job;
    if (allowed.includes(status)) {
      act(job);
      expect(job.version).toBeGreaterThan(version);
    } else if (harmless.includes(status)) {
      expect(act(job)).toBe(false);
      expect([job.status, job.version]).toEqual([status, version]);
    } else expect(() => act(job)).toThrow(`An import that is ${status} cannot`);
  });
});

describe('the approval of a plan', () => {
  let job: ImportJob;
  beforeEach(() => {
    job = reach.held();
  });

  it('names exactly the plan that is there', () => {
    expect(() => job.approve('other', { deactivate: 15 }, now, longAgo)).toThrow('not the one that was approved');
  });

  it.each([[undefined], [{}], [{ deactivate: 14 }], [{ createGroups: 15 }]])(
    'of a held one is refused with %p',
    (confirm) => {
      expect(() => job.approve('abc', confirm, now, longAgo)).toThrow('on hold');
      expect(job.status).toBe('held');
    },
  );

  it('comes too late for an old plan', () => {
    expect(() => job.approve('abc', { deactivate: 15 }, now, new Date(now.getTime() + 1))).toThrow('too old');
  });

  it('cannot be given again for another plan', () => {
    job.approve('abc', { deactivate: 15 }, now, longAgo);
    expect(() => job.approve('other', undefined, now, longAgo)).toThrow('not the one that was approved');
  });
});

describe('an import that was applied', () => {
  it('cannot be planned again after it was rolled back', () => {
    const job = reach.applying();
    job.rollBack(anId(), { code: 'F_ROWS_WITH_ERRORS', severity: 'fatal' }, now);
    job.finishUndo(nothing);
    expect(job.status).toBe('failed');
    expect(() => job.startPlanning(anId(), now)).toThrow('cannot be planned');
  });

  it('releases held invitations once, and none after an undo', () => {
    const job = with_(reach.completed(), (current) => (current.options = { ...current.options, invitations: 'hold' }));
    expect(job.releaseInvitations(now)).toBe(true);
    expect(job.releaseInvitations(now)).toBe(false);
    expect(reach.completed().releaseInvitations(now)).toBe(false);
    expect(() => reach.undone().releaseInvitations(now)).toThrow('cannot release');
  });

  it('keeps no data of people when it is cleared', () => {
    const job = reach.completed();
    job.problems = [{ code: 'W_KEPT_SELF', severity: 'warning', value: 'jan@example.nl' }];
    job.clear({ usersAdded: 1 }, now);
    expect(JSON.stringify(job)).not.toContain('jan@example.nl');
  });
});
