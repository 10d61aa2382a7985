/** As the server takes it: what a person never sees, but every hazard refers to. */
export const KEY_PATTERN = '[a-z][A-Za-z0-9]{1,40}'

/** Behind the last one, with room between for more. */
export const nextOrder = (entries: readonly { sortOrder: number }[]): number =>
  Math.min(999, Math.max(0, ...entries.map(({ sortOrder }) => sortOrder)) + 10)
