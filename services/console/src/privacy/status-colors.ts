export const STATUS_COLORS = { running: 'orange', completed: 'teal', expired: 'gray' } as const;
