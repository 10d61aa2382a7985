/** Listens to what happens, once the first view is there: what is heard reads the tasks anew (`useTasks`). */
export function followLive(personId: string): () => void {
  let stop: (() => void) | null = null
  let isOver = false
  void import('../data/live/start.ts').then(({ startLive }) => {
    if (!isOver) stop = startLive({ address: LIVE_ADDRESS, person: personId })
  })
  return () => {
    isOver = true
    stop?.()
  }
}

const LIVE_ADDRESS = '/api/v1/events?kinds=hazard,dispatch,team'
