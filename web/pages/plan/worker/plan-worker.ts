import { LoadFailure, loadPlan } from './loadPlan.ts'
import type { FromWorker, ToWorker } from './messages.ts'
import { PlanDesk } from './planDesk.ts'

let desk: PlanDesk | null = null
const send = (message: FromWorker, transfer: Transferable[] = []): void => postMessage(message, { transfer })

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'open') void open()
  else work(data)
})

async function open(): Promise<void> {
  try {
    const { base, graph } = await loadPlan(
      (loaded) => send({ type: 'base', base: loaded }),
      (share) => send({ type: 'loading', share }),
    )
    desk = new PlanDesk(graph, base)
    send({ type: 'ready' })
  } catch (error) {
    fail(null, error)
  }
}

function work(message: Exclude<ToWorker, { type: 'open' }>): void {
  const call = 'call' in message ? message.call : null
  try {
    if (!desk) throw new LoadFailure(503, 'notReady')
    switch (message.type) {
      case 'ask': {
        const answer = desk.answer(message.question)
        send({ type: 'answer', answer }, [answer.states.buffer, answer.statesBefore.buffer, answer.seconds.buffer])
        break
      }
      case 'route':
        send({ type: 'route', call: message.call, route: desk.route(message.residenceId) })
        break
      case 'street':
        send({ type: 'street', call: message.call, street: desk.street(message.lon, message.lat) })
    }
  } catch (error) {
    fail(call, error)
  }
}

function fail(call: number | null, error: unknown): void {
  const failure = error instanceof LoadFailure ? error : new LoadFailure(500, 'internal')
  const { status, code, params } = failure
  send({ type: 'failed', call, status, code, params })
  if (failure !== error) console.error(error)
}
