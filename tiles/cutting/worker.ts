import { parentPort } from 'node:worker_threads'
import { type CutReply, type CutRequest, createShelf } from './shelf.ts'

const shelf = createShelf()

parentPort?.on('message', ({ id, request }: { id: number; request: CutRequest }) => {
  let reply: CutReply
  try {
    reply = shelf(request)
  } catch (error) {
    reply = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  const transfer = 'tile' in reply && reply.tile ? [reply.tile.gzip.buffer as ArrayBuffer] : []
  parentPort?.postMessage({ id, reply }, transfer)
})
