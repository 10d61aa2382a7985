import { createServer, request } from 'node:http'
import { networkInterfaces } from 'node:os'

/** An address of this machine that other machines could ask; null where it has none. */
export function outerAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? null
}

/** Plain HTTP in front of a product at 127.0.0.1, under another address of this machine: to the product it asks as its own pages do. */
export async function plainFront(
  productUrl: string,
  address: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const product = new URL(productUrl)
  const server = createServer((asked, answer) => {
    const { origin, ...others } = asked.headers
    const headers = { ...others, host: product.host, ...(origin && { origin: product.origin }) }
    const { method, url: path } = asked
    const passed = request({ host: product.hostname, port: product.port, method, path, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    answer.on('close', () => passed.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, address, resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error(`no port at ${address}`)
  return {
    url: `http://${address}:${bound.port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
