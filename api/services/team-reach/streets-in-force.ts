import type { Ctx } from '../../house.ts'
import { overlayOf, readNetworkEdits } from '../plan/network-edits.ts'
import type { Network } from '../walk/networks.ts'
import type { ReachStreets } from './reach-of-teams.ts'

/** A network as it stands now: its graph, and the edits adopted since. */
export async function streetsInForce(ctx: Ctx, { id, graph }: Network): Promise<ReachStreets> {
  return { graph, overlay: overlayOf(graph, await readNetworkEdits(ctx, id)) }
}
