import type { Cell, Residence, ServicePoint } from '@wangge/api/contract'
import { useMemo } from 'react'
import type { Selection } from '../state/view.ts'
import { useCell, useResidence, useServicePoint } from './queries.ts'

export type Detail =
  | { type: 'cell'; cell: Cell }
  | { type: 'residence'; residence: Residence }
  | { type: 'servicePoint'; servicePoint: ServicePoint }

/** The loaded detail of what is selected, for those kinds whose shape the map draws; null until it is there. */
export function useSelectedDetail(selection: Selection | null): Detail | null {
  const cell = useCell(selection?.type === 'cell' ? selection.code : null).data
  const residence = useResidence(selection?.type === 'residence' ? selection.id : null).data
  const servicePoint = useServicePoint(selection?.type === 'servicePoint' ? selection.id : null).data
  return useMemo(() => {
    if (cell) return { type: 'cell', cell }
    if (residence) return { type: 'residence', residence }
    if (servicePoint) return { type: 'servicePoint', servicePoint }
    return null
  }, [cell, residence, servicePoint])
}
