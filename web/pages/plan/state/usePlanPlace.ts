import { useCallback, useMemo } from 'react'
import { useLocation } from 'react-router'
import { useView } from '../../../app/ViewContext.tsx'
import { layersParam, type PlanLayer, parseLayers } from '../map/planLayers.ts'

/** What the address of the page says beside settings and view. */
export interface PlanPlace {
  layers: readonly PlanLayer[]
  toggleLayer(layer: PlanLayer): void
  /** The chosen gap, by its key. */
  gapKey: string | null
  /** Chooses a gap, and moves the map to it. */
  chooseGap(gap: { key: string; bounds: readonly [number, number, number, number] } | null): void
  /** The home whose way is shown: the view's selection. */
  homeId: string | null
}

export function usePlanPlace(): PlanPlace {
  const { search } = useLocation()
  const { view, change, focusOn } = useView()
  const params = new URLSearchParams(search)
  const drawn = parseLayers(params).join()
  const layers = useMemo(() => drawn.split(',').filter((one): one is PlanLayer => one !== ''), [drawn])
  const gapKey = params.get('gap')
  const { selection } = view
  const homeId = selection?.type === 'residence' ? selection.id : null
  const toggleLayer = useCallback<PlanPlace['toggleLayer']>(
    (layer) => {
      const next = layers.includes(layer) ? layers.filter((one) => one !== layer) : [...layers, layer]
      change({}, { draw: layersParam(next) })
    },
    [change, layers],
  )
  const chooseGap = useCallback<PlanPlace['chooseGap']>(
    (gap) => {
      change({}, { gap: gap?.key ?? null })
      if (gap) focusOn({ bounds: around(gap.bounds) })
    },
    [change, focusOn],
  )
  return useMemo(
    () => ({ layers, toggleLayer, gapKey, chooseGap, homeId }),
    [layers, toggleLayer, gapKey, chooseGap, homeId],
  )
}

/** So much of what lies around a gap is seen with it: some 450 m, degrees. */
const AROUND = 0.004

const around = ([west, south, east, north]: readonly [number, number, number, number]) =>
  [west - AROUND, south - AROUND, east + AROUND, north + AROUND] as const
