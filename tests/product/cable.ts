import { connect, createServer, type Socket } from 'node:net'

/** The way to a product, which can be cut as if it were stopped, and joined again. */
export interface Cable {
  url: string
  cut(): Promise<void>
  join(): Promise<void>
}

/** Lays a cable to the product at `url`; cut it at the end. */
export async function layCable(url: string): Promise<Cable> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  const listen = (at: number): Promise<void> => new Promise((done) => server.listen(at, '127.0.0.1', done))
  await listen(0)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error(`the cable has no port: ${address}`)
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const socket of sockets) socket.destroy()
      }),
    join: () => listen(address.port),
  }
}
