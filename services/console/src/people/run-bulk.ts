import type { Api } from '../api/client.js';
import type { User } from '../api/types.js';
import type { BulkAction } from './bulk.rules.js';

export interface BulkFailure {
  readonly user: User;
  readonly error: unknown;
}

const AT_ONCE = 4;
/** The API takes so many members of a group in one call. */
const MEMBERS = 200;

/**
 * Does the same for many people, a few at a time; goes on when it fails for one, and hands back for whom and why.
 * @param onProgress told for how many it is done
 */
export async function runBulk(
  api: Api,
  action: BulkAction,
  people: readonly User[],
  groupId: string,
  onProgress: (done: number) => void,
): Promise<BulkFailure[]> {
  const size = action === 'group' ? MEMBERS : 1;
  const queue = Array.from({ length: Math.ceil(people.length / size) }, (_, index) =>
    people.slice(index * size, (index + 1) * size),
  );
  const failures: BulkFailure[] = [];
  let done = 0;
  const worker = async () => {
    for (let users = queue.shift(); users !== undefined; users = queue.shift()) {
      const current = users;
      await one(api, action, current, groupId).catch((error: unknown) =>
        failures.push(...current.map((user) => ({ user, error }))),
      );
      onProgress((done += current.length));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failures;
}

function one(api: Api, action: BulkAction, users: readonly User[], groupId: string): Promise<unknown> {
  const params = { path: { id: users[0]?.id ?? '' } };
  switch (action) {
    case 'deactivate':
      return api.POST('/v1/users/{id}/deactivate', { params });
    case 'reactivate':
      return api.POST('/v1/users/{id}/reactivate', { params });
    case 'invite':
      return api.POST('/v1/users/{id}/invite', { params });
    case 'group': {
      const body = { userIds: users.map(({ id }) => id) };
      return api.POST('/v1/groups/{id}/members', { params: { path: { id: groupId } }, body });
    }
  }
}
