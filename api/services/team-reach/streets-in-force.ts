import type { Ctx } from '../../house.ts'
import { Overlay } from '../../walk/index.ts'
import type { Network } from '../walk/networks.ts'
import type { ReachStreets } from './reach-of-teams.ts'

export async function streetsInForce(_ctx: Ctx, { graph }: Network): Promise<ReachStreets> {
  return { graph, overlay: new Overlay(graph) }
}
