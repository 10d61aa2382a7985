import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import type { WalkGraph } from '../../walk/index.ts'
import { requireRole } from '../permissions.ts'
import { PLAN_READERS } from './roles.ts'

const compressed = promisify(gzip)
/** Gone with the graph itself. */
const packed = new WeakMap<WalkGraph, Promise<Uint8Array<ArrayBuffer>>>()

/** The engine's own buffer of one walk network, gzipped where that is asked for. Throws `forbidden`, `notFound`. */
export async function getPlanGraph({
  ctx,
  input,
}: {
  ctx: Ctx
  input: { networkId: string; gzip: boolean }
}): Promise<Uint8Array<ArrayBuffer>> {
  requireRole(ctx.who, PLAN_READERS)
  const graph = await ctx.networks.graph(input.networkId)
  if (!graph) throw notFound('network', input.networkId)
  if (!input.gzip) return new Uint8Array(graph.buffer)
  const held = packed.get(graph)
  if (held) return held
  const made = compressed(new Uint8Array(graph.buffer), { level: 6 }).then((bytes) => new Uint8Array(bytes))
  packed.set(graph, made)
  return made
}
