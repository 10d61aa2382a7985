import type { PlanEdit, PlanSettings } from '@wangge/api/walk'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useLocation } from 'react-router'
import { useView } from '../../../app/ViewContext.tsx'
import { withEdit } from './editList.ts'
import { type EditHistory, NO_EDITS, redone, step, undone } from './history.ts'
import { parseSettings, settingsParams } from './planAddress.ts'
import { PlanTableContext, type PlanTableState } from './table.ts'
import { usePlanWorker } from './usePlanWorker.ts'

/** The planner's table: settings of the address, one history of edits, and the worker that computes what they come to. */
export function PlanTableProvider({ children }: { children: ReactNode }) {
  const { search } = useLocation()
  const { change } = useView()
  const asked = new URLSearchParams(search)
  const settingsText = JSON.stringify(parseSettings(asked))
  const settings = useMemo(() => JSON.parse(settingsText) as PlanSettings, [settingsText])
  const selectedPointId = asked.get('point')
  const [history, setHistory] = useState<EditHistory>(NO_EDITS)
  const [dragged, setDragged] = useState<PlanEdit | null>(null)

  const edits = useMemo(
    () => (dragged ? withEdit(history.present, dragged) : history.present),
    [history.present, dragged],
  )
  const worker = usePlanWorker({ settings, edits, selectedPointId, isDragging: dragged !== null })

  const setSettings = useCallback<PlanTableState['setSettings']>((part) => change({}, settingsParams(part)), [change])
  const selectPoint = useCallback<PlanTableState['selectPoint']>((id) => change({}, { point: id }), [change])
  const changes = useMemo(
    () => ({
      apply: (edit: PlanEdit) => setHistory((before) => step(before, withEdit(before.present, edit))),
      drag: (id: string, lon: number, lat: number) => setDragged({ type: 'movePoint', id, lon, lat }),
      drop: () =>
        setDragged((last) => {
          if (last) setHistory((before) => step(before, withEdit(before.present, last)))
          return null
        }),
      carry: (edit: PlanEdit) => setDragged(edit),
      letGo: () => setDragged(null),
      undo: () => setHistory(undone),
      redo: () => setHistory(redone),
      replace: (next: readonly PlanEdit[]) => setHistory((before) => step(before, next)),
      remove: (index: number) => setHistory((before) => step(before, before.present.toSpliced(index, 1))),
    }),
    [],
  )
  const state = useMemo<PlanTableState>(
    () => ({
      ...worker,
      ...changes,
      settings,
      setSettings,
      edits,
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      selectedPointId,
      selectPoint,
    }),
    [worker, changes, settings, setSettings, edits, history, selectedPointId, selectPoint],
  )
  return <PlanTableContext value={state}>{children}</PlanTableContext>
}
