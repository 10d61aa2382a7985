import { metres } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { pathMetres } from '../edits/editWords.ts'
import { useWhatIf } from '../edits/whatIf.ts'
import { DragCard } from './DragCard.tsx'
import { isWhole } from './path.ts'
import styles from './ToolOverlay.module.css'
import { useActiveTool } from './useActiveTool.ts'
import { usePointDrag } from './usePointDrag.ts'
import { useToolKeys } from './useToolKeys.ts'

/** What the tools show over the map: the card of a drag, what a tool asks for, the cross of its keys. */
export function ToolOverlay() {
  const { t } = useText()
  const { tool, setTool } = useWhatIf()
  const active = useActiveTool()
  usePointDrag()
  const isByKeys = useToolKeys(active)
  const { drawn, words } = active
  const length = t('planEdits.tool.path.drawn', { n: drawn.length, metres: metres(pathMetres(drawn)) })
  return (
    <>
      <DragCard />
      {tool && isByKeys && <div className={styles['cross']} aria-hidden="true" />}
      {tool && (
        <div className={styles['hint']}>
          <p role="status">
            <strong>{t(`planEdits.tool.${tool}`)}</strong> {words ?? t(`planEdits.tool.${tool}.hint`)}
          </p>
          {drawn.length > 0 && (
            <>
              <span>{length}</span>
              <button type="button" disabled={!isWhole(drawn)} onClick={active.finish}>
                {t('planEdits.tool.path.finish')}
              </button>
              <button type="button" onClick={active.back}>
                {t('planEdits.tool.path.back')}
              </button>
            </>
          )}
          <button type="button" onClick={() => setTool(null)}>
            {t('planEdits.tool.leave')}
          </button>
        </div>
      )}
    </>
  )
}
