import { useSyncExternalStore } from 'react'
import { type PersonView, personView, watchPerson } from './person.ts'
import { queueView, watchQueue } from './queue.ts'
import type { QueueView } from './types.ts'
import { type Update, updateView, watchUpdate } from './update.ts'

export const useQueue = (): QueueView => useSyncExternalStore(watchQueue, queueView)
export const useFieldPerson = (): PersonView => useSyncExternalStore(watchPerson, personView)
export const useUpdate = (): Update => useSyncExternalStore(watchUpdate, updateView)
