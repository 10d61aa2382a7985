import { type ResponseDatasetRow, responseDatasets } from '@wangge/db/queries/response-datasets'
import type { ResponseDatasets } from '../../contract/index.ts'
import { type Asking, ask } from './ask.ts'

/** The deployment's own hazards, and the histories of other systems of which the asker sees cases. */
export async function listResponseDatasets(asking: Asking): Promise<ResponseDatasets> {
  const rows = await ask<ResponseDatasetRow>(asking, responseDatasets())
  const items = rows.map(({ key, name, ...row }) => ({ ...row, key: key ?? 'own', name: name ?? '' }))
  if (items[0]?.key !== 'own') items.unshift({ key: 'own', name: '', cases: 0, from: '', to: '' })
  return { items: items.map((item) => ({ ...item, from: item.from || null, to: item.to || null })) }
}
