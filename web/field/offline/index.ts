import { phoneClock } from './clock.ts'
import { beginPerson } from './person.ts'
import { beginQueue } from './queue.ts'
import { beginWorker } from './update.ts'

export { abilities } from './abilities.ts'
export { NobodyError, PhoneFullError } from './database.ts'
export { useFieldPerson, useQueue, useUpdate } from './hooks.ts'
export { checkSession, SignInError, signInHere, signOutHere } from './person.ts'
export { PhotoUnreadableError, shrinkPhoto } from './photo.ts'
export { queue, queueView } from './queue.ts'
export type * from './types.ts'
export { useDraft } from './useDraft.ts'
export { useKept } from './useKept.ts'

/** Milliseconds by the server's clock, as last heard. */
export const serverNow = (): number => phoneClock.serverNow()

/** Begins what works behind the pages: who is here, what waits, the worker. Once, before the first page. */
export function beginOffline(): void {
  beginQueue()
  void beginPerson()
  void beginWorker()
  // Without this a browser short of room may drop what waits.
  void navigator.storage?.persist?.().catch(() => null)
}
