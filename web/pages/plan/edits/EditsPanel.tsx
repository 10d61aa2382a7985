import { useEffect, useMemo, useRef } from 'react'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { ScenarioHead } from '../scenarios/ScenarioHead.tsx'
import { usePlanTable } from '../state/table.ts'
import { AddPoint } from './AddPoint.tsx'
import { EditRow } from './EditRow.tsx'
import styles from './EditsPanel.module.css'
import { pointTitle } from './editWords.ts'
import { PointForm } from './PointForm.tsx'
import { scenarioPoint } from './points.ts'
import { type Subject, subjectsOf, withoutSubject } from './subjects.ts'
import { useEditWording } from './useEditWording.ts'
import { useGains } from './useGains.ts'
import { useHistoryKeys } from './useHistoryKeys.ts'

/** The edits of the scenario, with undo and redo; the selected point opens where it is listed, else at the top. */
export function EditsPanel() {
  const { t } = useText()
  const { base, edits, canUndo, canRedo, replace, selectedPointId, selectPoint } = usePlanTable()
  const toast = useToast()
  const wording = useEditWording()
  const gains = useGains()
  const { undo, redo } = useHistoryKeys()
  const rows = useMemo(() => subjectsOf(edits), [edits])
  const selected = selectedPointId !== null && base ? scenarioPoint(base.points, edits, selectedPointId) : null
  const selectedKey = selected?.id
  const isListed = rows.some(({ key }) => key === selectedKey)
  const form = selected && <PointForm key={selected.id} point={selected} onDone={() => selectPoint(null)} />
  const formPlace = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selectedPointId !== null) formPlace.current?.scrollIntoView({ block: 'nearest' })
  }, [selectedPointId])

  const remove = (row: Subject, title: string): void => {
    replace(withoutSubject(edits, row.key))
    if (row.key === selectedKey && row.edits[0]?.type === 'addPoint') selectPoint(null)
    toast(t('planEdits.removed', { what: title }), undo)
  }
  return (
    <section className={styles['panel']} aria-labelledby="plan-edits-title">
      <ScenarioHead />
      <header className={styles['head']}>
        <h3 id="plan-edits-title">{t('planEdits.title')}</h3>
        <span className={styles['count']}>{rows.length > 0 && t('planEdits.count', { n: rows.length })}</span>
        <button type="button" title={`${t('planEdits.undo')}  Ctrl Z`} disabled={!canUndo} onClick={undo}>
          ↶ {t('planEdits.undo')}
        </button>
        <button type="button" title={`${t('planEdits.redo')}  Ctrl Shift Z`} disabled={!canRedo} onClick={redo}>
          ↷ {t('planEdits.redo')}
        </button>
      </header>
      {selected && !isListed && (
        <div className={styles['selected']} ref={formPlace}>
          <p className={styles['selectedName']}>{pointTitle(edits, selected.id, wording)}</p>
          {form}
        </div>
      )}
      {rows.length === 0 && (
        <div className={styles['empty']}>
          <p className={styles['emptyName']}>{t('planEdits.empty')}</p>
          <p>{t('planEdits.emptyDo')}</p>
        </div>
      )}
      <ul className={styles['rows']}>
        {rows.map((row) => (
          <li key={row.key} data-selected={row.key === selectedKey || undefined}>
            <EditRow row={row} wording={wording} gains={gains} onRemove={(title) => remove(row, title)} />
            {row.key === selectedKey && <div ref={formPlace}>{form}</div>}
          </li>
        ))}
      </ul>
      <AddPoint />
    </section>
  )
}
