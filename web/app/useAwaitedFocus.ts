import type { Hazard, Team } from '@wangge/api/contract'
import { useEffect } from 'react'
import type { Detail } from '../data/useSelectedDetail.ts'
import type { Selection } from '../state/view.ts'
import { type Place, useView } from './ViewContext.tsx'

/** Zoom at which a single object and its streets can be read. */
const OBJECT_ZOOM = 15

/** Moves the map to what a link or a list selected, as soon as it is known where that is. */
export function useAwaitedFocus(
  detail: Detail | null,
  hazards: readonly Hazard[] | undefined,
  teams: readonly Team[] | undefined,
): void {
  const { awaited, focusOn } = useView()
  useEffect(() => {
    const place = awaited && placeOf(awaited, detail, hazards, teams)
    if (place) focusOn(place)
  }, [awaited, detail, hazards, teams, focusOn])
}

function placeOf(
  awaited: Selection,
  detail: Detail | null,
  hazards: readonly Hazard[] | undefined,
  teams: readonly Team[] | undefined,
): Place | null {
  const at = (position: [number, number] | null | undefined): Place | null =>
    position ? { position, zoom: OBJECT_ZOOM } : null
  switch (awaited.type) {
    case 'hazard':
      return at(hazards?.find(({ id }) => id === awaited.id)?.position)
    case 'team':
      return at(teams?.find(({ id }) => id === awaited.id)?.position)
    case 'cell':
      return detail?.type === 'cell' && detail.cell.code === awaited.code
        ? { bounds: detail.cell.bounds, position: detail.cell.labelPoint }
        : null
    case 'residence':
      return detail?.type === 'residence' && detail.residence.id === awaited.id ? at(detail.residence.position) : null
    case 'servicePoint':
      return detail?.type === 'servicePoint' && detail.servicePoint.id === awaited.id
        ? at(detail.servicePoint.position)
        : null
  }
}
