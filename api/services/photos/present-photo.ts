import type { PhotoRow } from '@wangge/db/queries/photo-rows'
import type { Photo } from '../../contract/index.ts'

export function presentPhoto({ stream: _, ...row }: PhotoRow): Photo {
  return row
}
