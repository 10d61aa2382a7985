/** Teams asked for: for the first glance, and once more are wanted (the server's ceiling). */
export const RANKED = { few: 20, all: 200 } as const
/** Rows of teams that can be sent before more are asked for. */
export const FIRST_ROWS = 5
