import { useEffect, useRef } from 'react'
import { isTyping } from '../../../app/isTyping.ts'
import { storedKeysOn } from '../../../app/preferences.ts'
import { useText } from '../../../text/index.ts'
import { TOOLS, type ToolName, useWhatIf } from '../edits/whatIf.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './PlanTools.module.css'
import { ToolIcon } from './ToolIcon.tsx'
import { useDragOut } from './useDragOut.ts'

const KEYS: Record<ToolName, string> = { point: 'n', gate: 'o', street: 'c', path: 'b' }

/** What can be drawn, moved, shut and opened on the planner's map: buttons in the map's column of tools. */
export function PlanTools() {
  const { t } = useText()
  const { base } = usePlanTable()
  const { tool, setTool } = useWhatIf()
  const dragOut = useDragOut()
  const toggle = (name: ToolName): void => setTool(name === tool ? null : name)
  const latest = useRef(toggle)
  latest.current = toggle
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || !storedKeysOn()) return
      const name = TOOLS.find((one) => KEYS[one] === event.key)
      if (!name) return
      latest.current(name)
      focusMap()
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <div className={styles['tools']} role="toolbar" aria-orientation="vertical" aria-label={t('planEdits.title')}>
      {TOOLS.map((name) => (
        <button
          key={name}
          type="button"
          aria-label={t(`planEdits.tool.${name}`)}
          aria-keyshortcuts={KEYS[name].toUpperCase()}
          title={`${t(`planEdits.tool.${name}`)}  ${KEYS[name].toUpperCase()}`}
          aria-pressed={name === tool}
          disabled={!base}
          data-tool={name}
          {...(name === 'point' && dragOut.handlers)}
          onClick={(event) => {
            if (name === 'point' && dragOut.wasDragged()) return
            toggle(name)
            // Pressed by a key: the next keys are for the map.
            if (event.detail === 0) focusMap()
          }}
        >
          <ToolIcon name={name} />
        </button>
      ))}
    </div>
  )
}

/** The arrows pan the map that has the focus. */
function focusMap(): void {
  document.querySelector<HTMLElement>('#main .maplibregl-canvas')?.focus({ preventScroll: true })
}
