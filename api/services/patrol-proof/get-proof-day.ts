import type { Transaction } from '@wangge/db'
import { type CellNameRow, cellNames } from '@wangge/db/queries/cell-names'
import { type ProofRuleRow, proofRule } from '@wangge/db/queries/proof-rule'
import { shiftIds } from '@wangge/db/queries/roster-rows'
import { DIVISION_CODE_LENGTH } from '@wangge/db/vocabulary'
import type { z } from 'zod'
import type { MustVisit, ProofDay, proofQuery } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { areaPrefix } from '../roster/in-sight.ts'
import { countVerdicts, type Proof, readProofs } from './read-proofs.ts'

/** The shifts that begin on a day, what each had to visit and did; and the same by cell. Throws `notFound` for an area out of sight. */
export async function getProofDay({ ctx, input }: { ctx: Ctx; input: z.output<typeof proofQuery> }): Promise<ProofDay> {
  const now = ctx.clock()
  return ctx.database.transaction(ctx.who, async (tx) => {
    const { rule, proofs } = await proofsOfDay(tx, input, now)
    const best = bestVerdicts(proofs)
    return {
      ...{ day: input.day, asOf: now.toISOString(), rule },
      counts: countVerdicts([...best.values()].map(({ verdict }) => verdict)),
      shifts: proofs.map(({ shift }) => shift),
      cells: await cellsOf(tx, [...best.values()]),
    }
  })
}

/** The proofs of a day's shifts in an area. Throws `notFound` for an area out of sight. */
export async function proofsOfDay(
  tx: Transaction,
  { day, area }: z.output<typeof proofQuery>,
  now: Date,
): Promise<{ rule: ProofRuleRow; proofs: Proof[] }> {
  const prefix = await areaPrefix(tx, area)
  const rule = await tx.one<ProofRuleRow>(proofRule())
  const ids = (await tx.rows<{ id: string }>(shiftIds({ from: day, to: day, prefix }))).map(({ id }) => id)
  const proofs = await readProofs(tx, ids, { rule, now })
  return { rule, proofs: prefix === '' ? proofs : proofs.map((proof) => inArea(proof, prefix)) }
}

/** Of a shift that reaches beyond the area, what lies in it. */
function inArea({ shift, items }: Proof, prefix: string): Proof {
  const within = items.filter(({ cellCode }) => cellCode?.startsWith(prefix))
  return { shift: { ...shift, counts: countVerdicts(within.map(({ verdict }) => verdict)) }, items: within }
}

const RANK: readonly MustVisit['verdict'][] = ['visited', 'pending', 'stale', 'missed']

/** What several shifts of one kind have to visit counts once, with the best of what they did. */
function bestVerdicts(proofs: readonly Proof[]): Map<string, MustVisit> {
  const best = new Map<string, MustVisit>()
  for (const { shift, items } of proofs)
    for (const item of items) {
      const key = `${shift.kind} ${item.id}`
      const known = best.get(key)
      if (!known || RANK.indexOf(item.verdict) < RANK.indexOf(known.verdict)) best.set(key, item)
    }
  return best
}

async function cellsOf(tx: Transaction, items: readonly MustVisit[]): Promise<ProofDay['cells']> {
  const verdicts = new Map<string, MustVisit['verdict'][]>()
  for (const { cellCode, verdict } of items)
    for (const code of new Set([cellCode?.slice(0, DIVISION_CODE_LENGTH), cellCode]))
      if (code) verdicts.set(code, [...(verdicts.get(code) ?? []), verdict])
  const codes = [...verdicts.keys()].sort()
  const names = new Map((await tx.rows<CellNameRow>(cellNames(codes))).map(({ code, name }) => [code, name]))
  return codes.map((code) => ({ code, name: names.get(code) ?? code, counts: countVerdicts(verdicts.get(code) ?? []) }))
}
