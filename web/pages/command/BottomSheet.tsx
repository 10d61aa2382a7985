import { type PointerEvent, useEffect, useRef } from 'react'
import { SHEET_SIZES, type SheetSize, usePanels } from '../../app/panels.tsx'
import { useView } from '../../app/ViewContext.tsx'
import { useText } from '../../text/index.ts'
import styles from './BottomSheet.module.css'
import { Queue } from './queue/Queue.tsx'
import { RightContent } from './RightContent.tsx'

/** A drag longer than this many CSS pixels moves the sheet to its next height; a shorter one is a tap. */
const DRAG_PX = 24

/** On a phone: queue, coverage or the selected thing over the map, at 96 px, half or 92 % of the height. */
export function BottomSheet() {
  const { t } = useText()
  const { view } = useView()
  const { sheetTab, sheetSize, setSheet } = usePanels()
  const selected = JSON.stringify(view.selection)
  useEffect(() => {
    if (selected !== 'null') setSheet(sheetTab, 'half')
  }, [selected, sheetTab, setSheet])

  const startY = useRef(0)
  const go = (step: number): void => {
    const at = SHEET_SIZES.indexOf(sheetSize) + step
    setSheet(sheetTab, SHEET_SIZES[Math.min(SHEET_SIZES.length - 1, Math.max(0, at))] ?? 'half')
  }
  const next = (): void =>
    setSheet(sheetTab, SHEET_SIZES[(SHEET_SIZES.indexOf(sheetSize) + 1) % SHEET_SIZES.length] ?? 'half')
  const drop = (event: PointerEvent): void => {
    const moved = startY.current - event.clientY
    if (moved > DRAG_PX) go(1)
    else if (moved < -DRAG_PX) go(-1)
    else next()
  }
  return (
    <section id="main" className={styles['sheet']} data-size={sheetSize} aria-label={t('panel.detail')}>
      <button
        type="button"
        className={styles['handle']}
        aria-label={t('sheet.handle', { size: t(`sheet.${sheetSize satisfies SheetSize}`) })}
        onPointerDown={(event) => {
          startY.current = event.clientY
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerUp={drop}
        onClick={(event) => event.detail === 0 && next()}
      />
      <div className={styles['content']}>
        {view.selection || sheetTab === 'coverage' ? <RightContent /> : <Queue />}
      </div>
    </section>
  )
}
