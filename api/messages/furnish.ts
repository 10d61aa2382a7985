import { randomBytes } from 'node:crypto'
import { callReceiver } from './call.ts'
import { createGuard } from './guard.ts'
import { createMailroom, type Mailroom, type MailroomDeps } from './mailroom.ts'
import { createSeals } from './seals.ts'

export interface MessageOptions {
  /** The deployment's secret, under which channels are sealed. */
  secret: string
  /** Where people reach the pages; null = messages have no link. */
  pageUrl: string | null
  /** Addresses in networks of one's own that may be called. */
  networks: readonly string[]
}

/** A receiver that has not answered by then has failed. */
const TIMEOUT_MILLISECONDS = 10_000

/** The mailroom of a house. */
export function furnishMailroom(
  room: Pick<MailroomDeps, 'database' | 'clock' | 'zone' | 'log'>,
  { secret, pageUrl, networks }: MessageOptions = {
    secret: randomBytes(32).toString('hex'),
    pageUrl: null,
    networks: [],
  },
): Mailroom {
  const guard = createGuard(networks)
  const call: MailroomDeps['call'] = (one) => callReceiver(one, { guard, timeoutMilliseconds: TIMEOUT_MILLISECONDS })
  return createMailroom({ ...room, seals: createSeals(secret), pageUrl, call })
}
