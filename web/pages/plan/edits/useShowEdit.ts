import { useView } from '../../../app/ViewContext.tsx'
import { usePlanTable } from '../state/table.ts'
import { scenarioPoint } from './points.ts'
import type { Subject } from './subjects.ts'

/** Selects what an edit is about, and moves the map there. */
export function useShowEdit(): (row: Subject) => void {
  const { focusOn } = useView()
  const { base, edits, selectPoint, selectedPointId } = usePlanTable()
  return ({ edits: [edit] }) => {
    if (!edit) return
    if (edit.type === 'addPath') {
      const lons = edit.coordinates.map(([lon]) => lon)
      const lats = edit.coordinates.map(([, lat]) => lat)
      focusOn({ bounds: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] })
    } else if ('id' in edit) {
      const point = base && scenarioPoint(base.points, edits, edit.id)
      selectPoint(edit.id === selectedPointId ? null : edit.id)
      if (point) focusOn({ position: [point.lon, point.lat] })
    } else focusOn({ position: [edit.lon, edit.lat] })
  }
}
