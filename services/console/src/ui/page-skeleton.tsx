import { Skeleton, Stack } from '@mantine/core';

/** The shape of a page that is on its way. */
export function PageSkeleton() {
  return (
    <Stack aria-busy="true">
      <Skeleton h={34} w={240} />
      <Skeleton h={40} />
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} h={36} />
      ))}
    </Stack>
  );
}
