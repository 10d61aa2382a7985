import { LoadFailure, loadPlan } from './loadPlan.ts'
import type { FromWorker, ToWorker } from './messages.ts'

const send = (message: FromWorker, transfer: Transferable[] = []): void => postMessage(message, { transfer })

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'open') void open()
})

async function open(): Promise<void> {
  try {
    await loadPlan(
      (base) => send({ type: 'base', base }),
      (share) => send({ type: 'loading', share }),
    )
    send({ type: 'ready' })
  } catch (error) {
    const { status, code, params } = error instanceof LoadFailure ? error : new LoadFailure(500, 'internal')
    send({ type: 'failed', call: null, status, code, params })
  }
}
