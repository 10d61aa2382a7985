import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { callReceiver } from './call.ts'
import { createGuard } from './guard.ts'
import { createSeals } from './seals.ts'

describe('addresses that a message may go to', () => {
  const guard = createGuard(['10.20.0.0/16', 'fd00:1::/32'])
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...[
      '::1',
      '::',
      '::ffff:127.0.0.1',
      '::ffff:a00:1',
      'fe80::1%eth0',
      'fd12::1',
      'ff02::1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
    ],
    ...['::7f00:1', 'not an address', ''],
  ])('%s is closed', (address) => {
    expect(guard.isOpen(address)).toBe(false)
  })
  test.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8', '10.20.9.9', '::ffff:10.20.9.9', 'fd00:1::5'])(
    '%s is open',
    (address) => {
      expect(guard.isOpen(address)).toBe(true)
    },
  )
  test.each(['10.0.0.0/33', 'wangge.example', '10.0.0'])('%s is no block of addresses', (block) => {
    expect(() => createGuard([block])).toThrow(RangeError)
  })
})

describe('a call', () => {
  const servers: ReturnType<typeof createServer>[] = []
  const receiver = async (answer: Parameters<typeof createServer>[1]) => {
    const server = createServer(answer)
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    return (server.address() as AddressInfo).port
  }
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
  })
  const open = createGuard(['127.0.0.1'])
  const call = (url: string, guard = open, timeoutMilliseconds = 2000) =>
    callReceiver({ url, headers: {}, body: '{}' }, { guard, timeoutMilliseconds })

  test('goes where the setting allows, and nowhere else inside', async () => {
    let asked = 0
    const port = await receiver((_, response) => {
      asked += 1
      response.end('thanks')
    })
    expect(await call(`http://127.0.0.1:${port}/hook`)).toMatchObject({ status: 200, body: 'thanks' })
    const closed = createGuard([])
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '0']) {
      await expect(call(`http://${host}:${port}/`, closed), host).rejects.toMatchObject({ reason: 'closedAddress' })
    }
    expect(asked).toBe(1)
  })

  test('follows no redirect', async () => {
    const port = await receiver((_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end())
    expect((await call(`http://127.0.0.1:${port}/`)).status).toBe(302)
  })

  test('wants TLS of a public address', async () => {
    await expect(call('http://8.8.8.8/')).rejects.toMatchObject({ reason: 'needsTls' })
  })

  test('ends in time where the receiver is silent, or never stops talking', async () => {
    const silent = await receiver(() => {})
    await expect(call(`http://127.0.0.1:${silent}/`, open, 200)).rejects.toMatchObject({ reason: 'timeout' })
    const talker = await receiver((_, response) => {
      const talking = setInterval(() => response.write('x'.repeat(10_000)), 5)
      response.on('close', () => clearInterval(talking))
    })
    await expect(call(`http://127.0.0.1:${talker}/`, open, 200)).rejects.toMatchObject({ reason: 'timeout' })
  })

  test('says where nobody listens', async () => {
    await expect(call('http://127.0.0.1:9/')).rejects.toMatchObject({ reason: 'unreachable' })
  })
})

test('what is sealed opens for its channel and deployment only', () => {
  const seals = createSeals('one deployment')
  const secrets = { address: 'https://a.example/key', secret: 's' }
  const sealed = seals.seal('channel', secrets)
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('a.example')
  expect(seals.open('channel', sealed)).toEqual(secrets)
  expect(seals.open('another', sealed)).toBeNull()
  expect(createSeals('another deployment').open('channel', sealed)).toBeNull()
})
