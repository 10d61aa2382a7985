import { type Database, WHOLE_SYSTEM } from '@wangge/db'
import { currentNetwork, type NetworkRow } from '@wangge/db/queries/current-network'
import { type NetworkBackdropRow, networkBackdrop } from '@wangge/db/queries/network-backdrop'
import { type NetworkGraphRow, networkGraph } from '@wangge/db/queries/network-graph'
import { type Overlay, WalkGraph } from '../../walk/index.ts'
import { overlayOf, readNetworkEdits } from '../plan/network-edits.ts'

/** The current network and, while a run on the one before is being looked at, that one. */
const GRAPHS_HELD = 2

export interface Network extends NetworkRow {
  graph: WalkGraph
  /** The streets as adopted edits leave them, shared and not to be changed; null where none was adopted. */
  overlay: Overlay | null
}

export interface Networks {
  /** The published network of the highest version with its graph; null where no streets were imported. */
  current(): Promise<Network | null>
  /** The graph of one network; null where there is no such network. */
  graph(id: string): Promise<WalkGraph | null>
  /** Gzipped GeoJSON of what is drawn beneath the streets. */
  backdrop(id: string): Promise<Uint8Array | null>
}

/** Walk graphs by network id, read from the database once. */
export function createNetworks(database: Database): Networks {
  const held = new Map<string, Promise<WalkGraph | null>>()

  const load = async (id: string) => {
    const [row] = await database.rows<NetworkGraphRow>(WHOLE_SYSTEM, networkGraph(id))
    return row ? WalkGraph.from(row.graph) : null
  }
  const graph = (id: string) => {
    const known = held.get(id)
    if (known) return known
    const loading = load(id)
    held.set(id, loading)
    loading.catch(() => held.delete(id))
    for (const oldest of held.keys()) if (held.size > GRAPHS_HELD) held.delete(oldest)
    return loading
  }

  let laid: { key: string; overlay: Promise<Overlay> } | null = null
  const overlay = ({ id, editCount }: NetworkRow, graph: WalkGraph) => {
    if (editCount === 0) return null
    const key = `${id} ${editCount}`
    if (laid?.key === key) return laid.overlay
    const made = readNetworkEdits({ database }, id).then((edits) => overlayOf(graph, edits))
    laid = { key, overlay: made }
    made.catch(() => {
      laid = null
    })
    return made
  }

  return {
    graph,
    current: async () => {
      const [row] = await database.rows<NetworkRow>(WHOLE_SYSTEM, currentNetwork())
      const found = row && (await graph(row.id))
      return found ? { ...row, graph: found, overlay: await overlay(row, found) } : null
    },
    backdrop: async (id) => {
      const [row] = await database.rows<NetworkBackdropRow>(WHOLE_SYSTEM, networkBackdrop(id))
      return row?.backdrop ?? null
    },
  }
}
