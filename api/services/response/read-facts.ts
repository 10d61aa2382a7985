import {
  type BlockSpan,
  type ResponseBlockRow,
  type ResponseFactsRow,
  responseBlockFacts,
  responseBlocks,
  responseOwnFacts,
} from '@wangge/db/queries/response-blocks'
import { breathing } from '../../response/breathing.ts'
import { type FactBlock, readFacts } from '../../response/fact-block.ts'
import { type Asking, ask } from './ask.ts'
import { flushFacts } from './flush-facts.ts'

/** Handed over by one statement: some 40,000 cases, 6 MB. */
const BLOCKS_AT_ONCE = 16

/** The facts that the asker sees, as of now: by whole townships from memory where they have not changed, else from the database. */
export async function readFactBlocks(asking: Asking, span: BlockSpan): Promise<FactBlock[]> {
  const { ctx } = asking
  await flushFacts(ctx)
  const breathe = breathing(asking.signal)
  if (seesPartOfTownship(asking)) {
    const rows = await ask<ResponseFactsRow>(asking, responseOwnFacts(span))
    return rows.map((row) => readFacts(row, ctx.facts.teams))
  }
  const blocks: FactBlock[] = []
  const wanted: ResponseBlockRow[] = []
  for (const row of await ask<ResponseBlockRow>(asking, responseBlocks(span))) {
    const held = ctx.facts.get(row)
    if (held) blocks.push(held)
    else wanted.push(row)
  }
  for (let from = 0; from < wanted.length; from += BLOCKS_AT_ONCE) {
    const part = wanted.slice(from, from + BLOCKS_AT_ONCE)
    for (const row of await ask<ResponseFactsRow>(asking, responseBlockFacts(part))) {
      blocks.push(ctx.facts.keep(row))
      await breathe()
    }
  }
  return blocks
}

const seesPartOfTownship = ({ ctx: { who } }: Asking): boolean =>
  who.scope !== null && (who.scope.level === 'community' || who.scope.level === 'cell')
