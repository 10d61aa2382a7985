import { type ProofRuleRow, proofRule } from '@wangge/db/queries/proof-rule'
import { type TrackRow, trackOfTeam } from '@wangge/db/queries/team-tracks'
import type { ShiftProof } from '../../contract/index.ts'
import { notFound } from '../../errors.ts'
import type { Ctx } from '../../house.ts'
import { readProofs } from './read-proofs.ts'

/** One shift: everything it had to visit, with the stay that proves each visit, and its track. Throws `notFound`. */
export async function getShiftProof({ ctx, input: { id } }: { ctx: Ctx; input: { id: string } }): Promise<ShiftProof> {
  const now = ctx.clock()
  return ctx.database.transaction(ctx.who, async (tx) => {
    const rule = await tx.one<ProofRuleRow>(proofRule())
    const [proof] = await readProofs(tx, [id], { rule, now })
    if (!proof) throw notFound('shift', id)
    const { teamId, from, to } = proof.shift
    const [track] = await tx.rows<TrackRow>(trackOfTeam(teamId, { from, to }))
    const { at, lon, lat, joined, accuracyMetres } = track ?? NO_TRACK
    return { asOf: now.toISOString(), rule, ...proof, track: { at, lon, lat, joined, accuracyMetres } }
  })
}

const NO_TRACK: Omit<TrackRow, 'id'> = { at: [], lon: [], lat: [], joined: [], accuracyMetres: [] }
