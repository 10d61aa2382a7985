import { type NetworkEditRow, networkEdits } from '@wangge/db/queries/network-edits'
import type { Scenario } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'

export type StreetEdit = Extract<
  Scenario['edits'][number],
  { type: 'shutGate' | 'openGate' | 'closeStreet' | 'openStreet' | 'addPath' }
>

/** Adopted street edits that a network's own graph does not hold, in the order in which they are laid over it. */
export async function readNetworkEdits(
  { database, who }: Pick<Ctx, 'database' | 'who'>,
  networkId: string,
): Promise<StreetEdit[]> {
  const rows = await database.rows<NetworkEditRow>(who, networkEdits(networkId))
  // Written by adoption only, which checked them.
  return rows.map(({ edit }) => edit as unknown as StreetEdit)
}
