import type { PlanEdit } from '@wangge/api/walk'
import { useMemo, useRef } from 'react'
import { usePlanTable } from '../state/table.ts'
import { useWhatIf } from './whatIf.ts'

/** One point is moved at a time, by whichever of pointer and keys. */
let movingId: string | null = null

export interface Drag {
  /** Moves the point; the first call begins the drag. */
  move(id: string, lon: number, lat: number): void
  /** The same for a point that is not there yet. */
  carry(point: Extract<PlanEdit, { type: 'addPoint' }>): void
  /** One step of history for all of it. */
  end(): void
  /** As if it had not been. */
  cancel(): void
  /** False once Escape has taken a drag away from the pointer that still holds it. */
  isOf(id: string): boolean
}

/** Moving a point by pointer or keys, with what it brings live beside it. */
export function useDrag(): Drag {
  const table = usePlanTable()
  const whatIf = useWhatIf()
  const latest = useRef({ table, whatIf })
  latest.current = { table, whatIf }
  return useMemo(() => {
    const begin = (id: string): void => {
      if (movingId === id) return
      movingId = id
      latest.current.whatIf.setDragging({ id, servedWithout: servedWithout(id, latest.current.table) })
    }
    const over = (): void => {
      movingId = null
      latest.current.whatIf.setDragging(null)
    }
    return {
      move: (id, lon, lat) => {
        begin(id)
        latest.current.table.drag(id, degrees(lon), degrees(lat))
      },
      carry: (point) => {
        begin(point.id)
        latest.current.table.carry({ ...point, lon: degrees(point.lon), lat: degrees(point.lat) })
      },
      end: () => {
        latest.current.table.drop()
        over()
      },
      cancel: () => {
        latest.current.table.letGo()
        over()
      },
      isOf: (id) => movingId === id,
    }
  }, [])
}

/** A centimetre is finer than any pointer. */
export const degrees = (value: number): number => Math.round(value * 1e7) / 1e7

/** What would be served if the point were as it is today; null while its gain is being computed. */
function servedWithout(id: string, { answer, edits, settings }: ReturnType<typeof usePlanTable>): number | null {
  if (!answer) return null
  const { served } = answer.after[settings.weight]
  if (!edits.some((edit) => 'id' in edit && edit.id === id)) return served
  const gain = answer.gains?.get(id)
  return gain === undefined ? null : served - gain
}
