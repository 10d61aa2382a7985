import { BlockList, isIP } from 'node:net'

/**
 * Which addresses a message may go to. An administrator types the address of a receiver, and the server calls it: without this, it
 * could be made to call the machines beside it. Public addresses are open; those that lead into a network of one's own (private,
 * loopback, link-local with the clouds' metadata, shared, reserved) are closed unless the deployment's setting names them.
 */
export interface Guard {
  /** Whether an address (IPv4 or IPv6 in text) may be called. */
  isOpen(address: string): boolean
  /** Whether the setting names it: such a receiver may do without TLS. */
  isNamed(address: string): boolean
}

// IANA's registries of special-purpose addresses.
const CLOSED_V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
]
const CLOSED_V6 = [
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
  ...['3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
]

/** `named`: addresses and blocks (10.20.0.0/16) that are open beside the public ones. Throws RangeError for one that is neither. */
export function createGuard(named: readonly string[]): Guard {
  const closed = listOf([...CLOSED_V4, ...CLOSED_V6])
  const open = listOf(named)
  const isNamed = (address: string) => holds(open, address)
  return { isNamed, isOpen: (address) => isNamed(address) || (isIP(address) !== 0 && !holds(closed, address)) }
}

function listOf(blocks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const block of blocks) {
    const [address = '', bits] = block.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const whole = family === 'ipv6' ? 128 : 32
    const prefix = bits === undefined ? whole : Number(bits)
    const isPrefix = Number.isInteger(prefix) && prefix >= 0 && prefix <= whole
    if (isIP(address) === 0 || !isPrefix) throw new RangeError(`${block}: not an address or a block of addresses`)
    list.addSubnet(address, prefix, family)
  }
  return list
}

function holds(list: BlockList, address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  const family = isIP(bare)
  if (family === 0) return false
  // An IPv4 address in IPv6's clothes (::ffff:10.0.0.1, or ::ffff:a00:1) is what it holds.
  const inner = family === 6 ? mappedV4(bare) : null
  if (inner) return list.check(inner, 'ipv4')
  return list.check(bare, family === 6 ? 'ipv6' : 'ipv4')
}

function mappedV4(address: string): string | null {
  // The URL parser writes every IPv6 address in one form.
  const form = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(form) ?? []
  if (high === undefined || low === undefined) return null
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return `${a >> 8}.${a & 255}.${b >> 8}.${b & 255}`
}
