import type { PlanStreet } from '@wangge/api/walk'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../../text/index.ts'
import { newId } from '../edits/newId.ts'
import { degrees } from '../edits/useDrag.ts'
import { useNewPoint } from '../edits/useNewPoint.ts'
import { useWhatIf } from '../edits/whatIf.ts'
import { type PlanPointer, usePlanPointer } from '../map/pointer.ts'
import { usePlanTable } from '../state/table.ts'
import { gateDrawing, pathDrawing, streetDrawing } from './drawing.ts'
import { closedStreetNear, gateNear } from './gates.ts'
import { type Drawn, isWhole, stepBack, type Vertex, withVertex } from './path.ts'

/** A click this near to a gate means it, CSS pixels; a finger is wider. */
const GATE_REACH_PX = 24
/** A closed street is taken by the mark that stands where it was closed. */
const CLOSED_REACH_PX = 14

/** A second click this near to the last place of a path is that place again: half of a double click. */
const SAME_PLACE_PX = 6

interface LonLat {
  lon: number
  lat: number
}
type Place = LonLat & { x: number; y: number }

/** What the tool on the map has under the pointer, in words, and what its keys and buttons do. */
export interface ActiveTool {
  /** Says what a click would do. */
  words: string | null
  drawn: Drawn
  /** As a click there. */
  act(at: Place): void
  finish(): void
  /** One step back; false where there is none. */
  back(): boolean
}

/** Gives the pointer to the chosen tool. */
export function useActiveTool(): ActiveTool {
  const pointer = usePlanPointer()
  const { tool } = useWhatIf()
  const tools = useTools(pointer)
  const latest = useRef(tools)
  latest.current = tools

  useEffect(() => {
    if (tool === null) return
    pointer.setCursor('crosshair')
    const leave = pointer.subscribe({
      // Pins let the pointer through while a tool has the map.
      move: (at) => latest.current.hover(at),
      click: (at) => {
        latest.current.act(at)
        return true
      },
      doubleClick: () => {
        latest.current.finish()
        return true
      },
    })
    return () => {
      leave()
      pointer.setCursor(null)
      pointer.setDrawing(null)
      latest.current.reset()
    }
  }, [pointer, tool])
  return tools
}

function useTools(pointer: PlanPointer) {
  const { t } = useText()
  const table = usePlanTable()
  const { base, edits, apply, streetAt } = table
  const { tool, setTool } = useWhatIf()
  const newPoint = useNewPoint()
  const [words, setWords] = useState<string | null>(null)
  const [drawn, setDrawn] = useState<Drawn>([])
  const asked = useRef(0)

  const draw = (next: Drawn, at: Vertex | null): void => pointer.setDrawing(pathDrawing(next, at))
  const streetName = ({ name }: PlanStreet): string => name || t('planEdits.tool.streetUnnamed')

  /** Null too where it cannot be asked for. */
  const streetOf = (at: LonLat): Promise<PlanStreet | null> => streetAt(at.lon, at.lat).catch(() => null)
  /** Of several questions for a street under a moving pointer only the last one's answer counts. */
  const withStreet = async (at: LonLat, then: (street: PlanStreet | null) => void): Promise<void> => {
    const serial = ++asked.current
    const street = await streetOf(at)
    if (serial === asked.current) then(street)
  }
  const closedAt = (at: Place) =>
    closedStreetNear([...(base?.networkEdits ?? []), ...edits], pointer.project, at, CLOSED_REACH_PX)
  const gateAt = (at: Place) => base && gateNear(base.gates, edits, pointer.project, at, GATE_REACH_PX)

  const hover = (at: Place): void => {
    if (tool === 'path') {
      if (drawn.length > 0) draw(drawn, [at.lon, at.lat])
    } else if (tool === 'street') {
      const closed = closedAt(at)
      if (closed) {
        asked.current += 1
        pointer.setDrawing(gateDrawing(closed.lon, closed.lat))
        setWords(t('planEdits.tool.streetNow.closed', { name: closed.label }))
      } else
        void withStreet(at, (street) => {
          pointer.setDrawing(street && streetDrawing(street.coordinates))
          setWords(street ? t('planEdits.tool.streetNow.open', { name: streetName(street) }) : null)
        })
    } else if (tool === 'gate') {
      const gate = gateAt(at)
      pointer.setDrawing(gate && gateDrawing(gate.lon, gate.lat))
      if (!gate) setWords(null)
      else
        void withStreet(gate, (street) => {
          const state = gate.isOpen ? 'open' : 'shut'
          setWords(t(`planEdits.tool.gateNow.${state}`, { name: gateName(street, gate) }))
        })
    }
  }
  /** After the street on which it stands, else after the cell. */
  const gateName = (street: PlanStreet | null, { lon, lat }: LonLat): string => {
    const place = street?.name || newPoint.cellAt(lon, lat)
    return place ? t('planEdits.tool.gateBy', { street: place }) : t('planEdits.tool.gateUnnamed')
  }

  const act = (at: Place): void => {
    if (tool === 'point') {
      void newPoint.put(at.lon, at.lat)
      setTool(null)
    } else if (tool === 'gate') {
      const gate = gateAt(at)
      if (!gate) {
        setWords(t('planEdits.tool.noGate'))
        return
      }
      const { vertex, lon, lat, isOpen } = gate
      void streetOf(gate).then((street) => {
        apply({ type: isOpen ? 'shutGate' : 'openGate', vertex, lon, lat, label: gateName(street, gate) })
      })
    } else if (tool === 'street') {
      const closed = closedAt(at)
      if (closed) apply({ ...closed, type: 'openStreet' })
      else
        void streetOf(at).then((street) => {
          if (street) apply({ type: 'closeStreet', ...placeOf(street), label: streetName(street) })
          else setWords(t('planEdits.tool.noStreet'))
        })
    } else if (tool === 'path') {
      const last = drawn.at(-1)
      const placed = last && pointer.project(last[0], last[1])
      if (placed && Math.hypot(placed[0] - at.x, placed[1] - at.y) < SAME_PLACE_PX) return
      const next = withVertex(drawn, [degrees(at.lon), degrees(at.lat)])
      setDrawn(next)
      draw(next, null)
    }
  }
  const reset = (): void => {
    asked.current += 1
    setDrawn([])
    setWords(null)
  }
  const finish = (): void => {
    if (tool !== 'path' || !isWhole(drawn)) return
    const [first] = drawn
    const coordinates = drawn
    const id = newId()
    reset()
    pointer.setDrawing(null)
    void streetOf({ lon: first?.[0] ?? 0, lat: first?.[1] ?? 0 }).then((street) => {
      const label = street?.name || t('planEdits.tool.pathName')
      apply({ type: 'addPath', id, coordinates, label })
      setTool(null)
    })
  }
  const back = (): boolean => {
    if (tool !== 'path' || drawn.length === 0) return false
    const next = stepBack(drawn)
    setDrawn(next)
    draw(next, null)
    return true
  }
  return { words, drawn, act, hover, finish, back, reset }
}

const placeOf = ({ edge, lon, lat }: PlanStreet) => ({ edge, lon, lat })
