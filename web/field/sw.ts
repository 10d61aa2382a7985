import { sendNow } from './offline/sending.ts'

/** Put in by the build: what the app needs to start, and a name that changes with any of it. */
declare const FIELD_FILES: readonly string[]
declare const FIELD_VERSION: string

// The page's and the worker's libraries both name `self`; this is the worker's.
const worker = self as unknown as ServiceWorkerGlobalScope
const START = `field-start-${FIELD_VERSION}`
/** Parts fetched on the way (the map): named by their content, so kept as long as this version is. */
const LATER = `field-later-${FIELD_VERSION}`
const PAGE = '/field.html'

/** Everything or nothing: an app that starts in halves would be worse than the older one. */
worker.addEventListener('install', (event) => {
  const files = FIELD_FILES.map(
    (path) => new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' }),
  )
  event.waitUntil(caches.open(START).then((cache) => cache.addAll(files)))
})

worker.addEventListener('activate', (event) => {
  const outdated = (name: string) => name.startsWith('field-') && name !== START && name !== LATER
  const cleaned = caches.keys().then((names) => Promise.all(names.filter(outdated).map((name) => caches.delete(name))))
  event.waitUntil(cleaned.then(() => worker.clients.claim()))
})

/** The person has agreed to the newer version. */
worker.addEventListener('message', (event) => {
  if (event.data === 'takeOver') event.waitUntil(worker.skipWaiting())
})

/**
 * The app itself comes from here, with or without network; answers of the API never do. What a person saw of them lies in the app's
 * own database, by person.
 */
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') event.respondWith(started(PAGE, request))
  else if (pathname.startsWith('/assets/')) event.respondWith(keptPart(request))
  else if (FIELD_FILES.includes(pathname)) event.respondWith(started(pathname, request))
})

/** The browser found a network while no page was open; a rejection makes it try again later. */
worker.addEventListener('sync', (event: Event) => {
  const { waitUntil } = event as ExtendableEvent
  const sent = sendNow().then(({ hindrance }) => {
    if (hindrance === 'offline' || hindrance === 'serverBusy') throw new Error(hindrance)
  })
  waitUntil.call(event, sent)
})

async function started(path: string, request: Request): Promise<Response> {
  return (await (await caches.open(START)).match(path)) ?? fetch(request)
}

async function keptPart(request: Request): Promise<Response> {
  const kept = await caches.match(request.url)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) {
    const copy = response.clone()
    // A full phone keeps the part another time.
    await caches
      .open(LATER)
      .then((cache) => cache.put(request.url, copy))
      .catch(() => null)
  }
  return response
}
