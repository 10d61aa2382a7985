/** A page of panels asks for all its figures at once; the server gets this many at a time. */
const AT_ONCE = 4

let running = 0
const waiting: (() => void)[] = []

/** Runs the work when a place is free; gives the place up, or the wait, when the signal says so. */
export async function inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running += 1
  else await placeHandedOn(signal)
  try {
    signal.throwIfAborted()
    return await work()
  } finally {
    const next = waiting.shift()
    // A place that is handed on is never free in between.
    if (next) next()
    else running -= 1
  }
}

function placeHandedOn(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      waiting.splice(waiting.indexOf(go), 1)
      reject(signal.reason)
    }
    const go = () => {
      signal.removeEventListener('abort', leave)
      resolve()
    }
    waiting.push(go)
    signal.addEventListener('abort', leave, { once: true })
  })
}
