import { beforeEach, describe, expect, it } from '@jest/globals';
import { anId } from '@rollcall/testing';
import { ImportJob } from './import-job.entity.js';
import {
  DEFAULT_OPTIONS,
  type Actor,
  type Analysis,
  type Hold,
  type Plan,
  type UndoResult,
} from './import-job.shapes.js';

const now = new Date('2030-01-01T12:00:00Z');
const longAgo = new Date('2029-01-01T12:00:00Z');
const later = new Date(now.getTime() + 1);
const somebody: Actor = { id: anId(), type: 'user', permissions: ['staff:import'] };
const nothing: UndoResult = {
  reverted: 0,
  kept: 0,
  failed: 0,
  groupsRemoved: 0,
  groupsKept: 0,
  usersRemoved: 0,
  usersRestored: 0,
  usersReactivated: 0,
  usersDeactivated: 0,
  usersKept: 0,
  membershipsEnded: 0,
  membershipsRestored: 0,
};
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

function aJob(actor: Actor = { id: anId(), type: 'user', permissions: [] }): ImportJob {
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
      actor,
    },
    now,
  );
}

/** A job in each status, the way it gets there. */
const reach = {
  draft: () => aJob(),
  planning: () => with_(aJob(), (job) => job.startPlanning(anId(), somebody, now)),
  planned: () => with_(reach.planning(), (job) => job.finishPlan(plan, [], [], now)),
  held: () => with_(reach.planning(), (job) => job.finishPlan(plan, [hold], [], now)),
  queued: () =>
    with_(reach.planned(), (job) => job.approve({ planHash: 'abc', expiresBefore: longAgo }, somebody, now)),
  applying: () => with_(reach.queued(), (job) => job.startApplying(anId(), now)),
  completed: () => with_(reach.applying(), (job) => job.complete(now)),
  failed: () => with_(reach.planning(), (job) => job.fail([], now)),
  cancelled: () => with_(reach.planned(), (job) => job.requestCancel(somebody, now)),
  undoing: () => with_(reach.completed(), (job) => job.requestUndo(anId(), somebody, now)),
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
    act: (job) => job.startPlanning(anId(), somebody, now),
    allowed: ['draft', 'planned', 'held', 'failed'],
    harmless: ['planning'],
  },
  'be approved': {
    act: (job) => job.approve({ planHash: 'abc', confirm: { deactivate: 15 }, expiresBefore: longAgo }, somebody, now),
    allowed: ['planned', 'held'],
    harmless: ['queued', 'applying', 'completed', 'undoing', 'undone'],
  },
  'start to be applied': { act: (job) => job.startApplying(anId(), now), allowed: ['queued'], harmless: [] },
  'be completed': { act: (job) => job.complete(now), allowed: ['applying'], harmless: [] },
  'be cancelled': {
    act: (job) => job.requestCancel(somebody, now),
    allowed: ['draft', 'planning', 'planned', 'held', 'queued', 'applying'],
    harmless: ['cancelled'],
  },
  'be undone': {
    act: (job) => job.requestUndo(anId(), somebody, now),
    allowed: ['completed'],
    harmless: ['undoing', 'undone'],
  },
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
    expect(() =>
      job.approve({ planHash: 'other', confirm: { deactivate: 15 }, expiresBefore: longAgo }, somebody, now),
    ).toThrow('not the one that was approved');
  });

  it.each([[undefined], [{}], [{ deactivate: 14 }], [{ createGroups: 15 }]])(
    'of a held one is refused with %p',
    (confirm) => {
      expect(() => job.approve({ planHash: 'abc', confirm, expiresBefore: longAgo }, somebody, now)).toThrow('on hold');
      expect(job.status).toBe('held');
    },
  );

  it('comes too late for an old plan', () => {
    expect(() =>
      job.approve({ planHash: 'abc', confirm: { deactivate: 15 }, expiresBefore: later }, somebody, now),
    ).toThrow('too old');
  });

  it('cannot be given again for another plan', () => {
    job.approve({ planHash: 'abc', confirm: { deactivate: 15 }, expiresBefore: longAgo }, somebody, now);
    expect(() => job.approve({ planHash: 'other', expiresBefore: longAgo }, somebody, now)).toThrow(
      'not the one that was approved',
    );
  });
});

describe('an import that was applied', () => {
  it('cannot be planned again after it was rolled back', () => {
    const job = reach.applying();
    job.rollBack(anId(), { code: 'F_ROWS_WITH_ERRORS', severity: 'fatal' }, now);
    job.finishUndo(nothing);
    expect(job.status).toBe('failed');
    expect(() => job.startPlanning(anId(), somebody, now)).toThrow('cannot be planned');
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

describe('who carries an import further', () => {
  const admin: Actor = { id: anId(), type: 'user', permissions: ['roles:assign', 'staff:import'] };

  it('is known for each step, and what it may do is what all of them may', () => {
    const job = aJob(admin);
    job.startPlanning(anId(), admin, now);
    job.finishPlan(plan, [], [], now);
    job.approve({ planHash: 'abc', expiresBefore: longAgo }, somebody, now);
    expect([job.plannedBy, job.appliedBy]).toEqual([
      { id: admin.id, type: 'user' },
      { id: somebody.id, type: 'user' },
    ]);
    expect(job.actor).toEqual({ ...admin, permissions: ['staff:import'] });
  });

  it('is forgotten with the plan', () => {
    const job = reach.planned();
    job.change({ options: DEFAULT_OPTIONS, analysis: job.analysis, mapping: job.mapping, problems: [] });
    expect(job.plannedBy).toBeNull();
  });

  it('lends nothing by asking what an undo would do', () => {
    const job = aJob(admin);
    job.startPlanning(anId(), admin, now);
    job.finishPlan(plan, [], [], now);
    job.approve({ planHash: 'abc', expiresBefore: longAgo }, admin, now);
    job.startApplying(anId(), now);
    job.complete(now);
    expect(job.requestUndoPreview(anId(), somebody, now)).toBe(true);
    expect(job.requestUndoPreview(anId(), somebody, now)).toBe(false);
    expect(job.undoPreview?.by.permissions).toEqual(['staff:import']);
    expect(job.actor.permissions).toEqual(admin.permissions);
  });
});

describe('the preview of an undo', () => {
  it('is given up when the import is undone meanwhile, and its answer comes to nothing', () => {
    const job = reach.completed();
    job.requestUndoPreview('p', somebody, now);
    job.requestUndo(anId(), somebody, now);
    job.finishUndoPreview('p', nothing, now);
    expect(job.undoPreview).toMatchObject({ status: 'failed', result: null });
  });

  it('counts only if it is the latest', () => {
    const job = reach.completed();
    job.requestUndoPreview('p', somebody, now);
    job.finishUndoPreview('o', nothing, now);
    expect(job.undoPreview?.status).toBe('preparing');
    job.finishUndoPreview('p', nothing, now);
    expect(job.undoPreview).toMatchObject({ status: 'ready', preparedAt: now.toISOString() });
    expect(job.requestUndoPreview('q', somebody, now)).toBe(true);
  });

  it('is refused, as the undo is, once what was before is gone', () => {
    const job = reach.completed();
    job.clear(null, now);
    expect(() => job.requestUndoPreview(anId(), somebody, now)).toThrow('no longer kept');
    expect(() => job.requestUndo(anId(), somebody, now)).toThrow('no longer kept');
  });
});
