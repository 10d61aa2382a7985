import { type ResponseDatasetRow, responseDatasets } from '@wangge/db/queries/response-datasets'
import type { ResponseDatasets } from '../../contract/index.ts'
import { type Asking, ask } from './ask.ts'
import { readFactBlocks } from './read-facts.ts'

/** The deployment's own hazards, and the histories of other systems of which the asker sees cases. */
export async function listResponseDatasets(asking: Asking): Promise<ResponseDatasets> {
  const blocks = await readFactBlocks(asking, { dataset: null, township: null, from: EVER[0], to: EVER[1] })
  const named = await ask<ResponseDatasetRow>(asking, responseDatasets())
  const spanOf = (wanted: number) => {
    const own = blocks.filter(({ dataset, cases }) => dataset === wanted && cases > 0)
    return {
      cases: own.reduce((sum, { cases }) => sum + cases, 0),
      from: own.length === 0 ? null : dayText(Math.min(...own.map(({ firstDay }) => firstDay))),
      to: own.length === 0 ? null : dayText(Math.max(...own.map(({ lastDay }) => lastDay))),
    }
  }
  const others = named.map(({ key, name, number }) => ({ key, name, ...spanOf(number) }))
  return { items: [{ key: 'own', name: '', ...spanOf(1) }, ...others.filter(({ cases }) => cases > 0)] }
}

const EVER = ['1900-01-01', '9999-12-31'] as const
const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
