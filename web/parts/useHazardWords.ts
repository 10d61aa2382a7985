import type { Hazard } from '@wangge/api/contract'
import { useCallback } from 'react'
import { useDistrict } from '../data/queries.ts'
import { useText, worded } from '../text/index.ts'

/** A hazard in words: its kind by the district's table, place and source, the step it is at. */
export function useHazardWords(
  hazard: Pick<Hazard, 'kind' | 'cellName' | 'source' | 'serial' | 'state' | 'townshipName'>,
): { kind: string; where: string; state: string } {
  const { t } = useText()
  const kindName = useHazardKindName()
  return {
    kind: kindName(hazard.kind),
    where: [
      hazard.cellName ?? t('hazard.outside'),
      worded(t, 'source', hazard.source),
      hazard.serial.split('-').at(-1),
    ].join(' · '),
    state: t(`hazardState.${hazard.state}`),
  }
}

/** Names of hazard kinds, which people edit: they come with the district. */
export function useHazardKindName(): (key: string) => string {
  const { language } = useText()
  const kinds = useDistrict().data?.kinds.hazard
  return useCallback(
    (key) => {
      const kind = kinds?.find((entry) => entry.key === key)
      return (language === 'zh' ? kind?.nameZh : kind?.nameEn) || kind?.nameZh || key
    },
    [language, kinds],
  )
}
