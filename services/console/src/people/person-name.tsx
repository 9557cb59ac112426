import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useApi } from '../api/api.context.js';
import { bodyOf } from '../api/client.js';
import { fullName } from './full-name.rules.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Name of a person with the way to them; of anything else, and of people who are gone, the id. */
export function PersonName({ type, id }: { type: string; id: string }) {
  const api = useApi();
  const { data: user } = useQuery({
    queryKey: ['users', 'one', id],
    queryFn: () => bodyOf(api.GET('/v1/users/{id}', { params: { path: { id } } })),
    enabled: type === 'user' && UUID.test(id),
    staleTime: 60_000,
  });
  if (!user) return <>{id}</>;
  return (
    <Anchor component={Link} inherit underline="always" href={`/${user.kind === 'staff' ? 'staff' : 'contacts'}/${id}`}>
      {fullName(user)}
    </Anchor>
  );
}
