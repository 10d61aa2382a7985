import { v7 } from 'uuid'

/** UUIDv7: made in the application, sorts by time of making. */
export const newId = (): string => v7()
