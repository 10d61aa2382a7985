import { useEffect, useRef, useState } from 'react'
import type { MapLibreMap } from './maplibre.ts'
import type { Bounds, DistrictMapProps, Homes } from './types.ts'

/** Below this zoom homes would be a smear: the chip says to zoom in. */
export const HOMES_FROM_ZOOM = 13
/** How far beyond the view homes are loaded, as a share of its size, so that a small pan needs no request. */
const MARGIN = 0.25

/** Homes of the view while their layer is on; what was there stays until the next answer has come. */
export function useHomes(
  map: MapLibreMap | null,
  isOn: boolean,
  runId: string | null,
  load: DistrictMapProps['loadHomes'],
): Homes | null {
  const [homes, setHomes] = useState<Homes | null>(null)
  const loader = useRef(load)
  loader.current = load

  useEffect(() => {
    if (!map || !isOn) {
      setHomes(null)
      return
    }
    let held: { box: Bounds; isWhole: boolean; runId: string | null } | null = null
    let abort = new AbortController()
    const look = async () => {
      if (map.getZoom() < HOMES_FROM_ZOOM) {
        held = null
        setHomes(null)
        return
      }
      const view = map.getBounds().toArray().flat() as Bounds
      if (held?.isWhole && held.runId === runId && within(view, held.box)) return
      abort.abort()
      abort = new AbortController()
      const { signal } = abort
      const box = grown(view)
      // A failed load leaves what is there; the next movement asks again, and the page tells of lost connections itself.
      const found = await loader.current(box, signal).catch(() => null)
      if (!found || signal.aborted) return
      held = { box, isWhole: !found.truncated, runId }
      setHomes(found)
    }
    void look()
    const onRest = () => void look()
    map.on('moveend', onRest)
    return () => {
      abort.abort()
      map.off('moveend', onRest)
    }
  }, [map, isOn, runId])

  return homes
}

function within(inner: Bounds, outer: Bounds): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
}

function grown([west, south, east, north]: Bounds): Bounds {
  const [dx, dy] = [(east - west) * MARGIN, (north - south) * MARGIN]
  const degrees = (value: number) => Math.round(value * 1e5) / 1e5
  return [degrees(west - dx), degrees(south - dy), degrees(east + dx), degrees(north + dy)]
}
