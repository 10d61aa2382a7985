import { useSyncExternalStore } from 'react'

/** What the address names after its `#`: a tab, or a page within one. Kept there so that the phone's back button works. */
export type FieldRoute =
  | { page: 'tasks' | 'report' | 'queue' | 'me' | 'consent' }
  | { page: 'task'; id: string; step: string | null }
  | { page: 'conflict'; id: string }

export function useRoute(): FieldRoute {
  return routeOf(useSyncExternalStore(subscribe, () => location.hash))
}

/** `#/task/<id>/verify` and the like; what it does not know is the list of tasks. */
export function routeOf(hash: string): FieldRoute {
  const [page = '', id = '', step] = hash.replace(/^#\/?/, '').split('/')
  if (page === 'task' && id !== '') return { page, id, step: step ?? null }
  if (page === 'conflict' && id !== '') return { page, id }
  if (page === 'report' || page === 'queue' || page === 'me' || page === 'consent') return { page }
  return { page: 'tasks' }
}

export const addressOf = {
  tasks: '#/tasks',
  report: '#/report',
  queue: '#/queue',
  me: '#/me',
  consent: '#/consent',
  task: (id: string) => `#/task/${id}`,
  step: (id: string, step: string) => `#/task/${id}/${step}`,
  conflict: (id: string) => `#/conflict/${id}`,
} as const

/** Goes to a page; `replace` leaves the present one out of what the back button returns to. */
export function goTo(address: string, { replace = false } = {}): void {
  if (replace) location.replace(address)
  else location.hash = address
}

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}
