import { Segmented } from 'antd'
import { type PointerEvent, useRef } from 'react'
import { SHEET_SIZES, usePanels } from '../../app/panels.tsx'
import type { WidthClass } from '../../app/useWidth.ts'
import { useText } from '../../text/index.ts'
import styles from './PlanPage.module.css'
import type { PlanColumn, ShownColumn } from './useShownColumn.ts'

/** A drag longer than this moves the sheet to its next height; a shorter one is a tap, CSS px. */
const DRAG_PX = 24

/** Opens the drawer of the scenario, chooses the one column, or is the head of the phone's sheet. */
export function ColumnSwitch({ width, column }: { width: WidthClass; column: ShownColumn }) {
  const { t } = useText()
  const { right, setRight } = usePanels()
  if (width === 'desk')
    return (
      <button
        type="button"
        className={styles['drawerToggle']}
        aria-expanded={right === 'open'}
        title="]"
        onClick={() => setRight(right === 'open' ? 'closed' : 'open')}
      >
        {t(right === 'open' ? 'plan.closeEdits' : 'plan.openEdits')}
      </button>
    )
  if (width === 'phone') return <SheetHead column={column} />
  return (
    <div className={styles['switch']}>
      <Choice value={column.shown} columns={['map', 'gaps', 'edits']} onChange={column.show} />
    </div>
  )
}

function SheetHead({ column }: { column: ShownColumn }) {
  const { t } = useText()
  const { sheetTab, sheetSize, setSheet } = usePanels()
  const startY = useRef(0)
  const at = SHEET_SIZES.indexOf(sheetSize)
  const go = (to: number): void => setSheet(sheetTab, SHEET_SIZES[Math.min(2, Math.max(0, to))] ?? 'half')
  const drop = (event: PointerEvent): void => {
    const moved = startY.current - event.clientY
    go(moved > DRAG_PX ? at + 1 : moved < -DRAG_PX ? at - 1 : (at + 1) % SHEET_SIZES.length)
  }
  return (
    <div className={styles['sheetHead']}>
      <button
        type="button"
        className={styles['handle']}
        aria-label={t('sheet.handle', { size: t(`sheet.${sheetSize}`) })}
        onPointerDown={(event) => {
          startY.current = event.clientY
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerUp={drop}
        onClick={(event) => event.detail === 0 && go((at + 1) % SHEET_SIZES.length)}
      />
      <Choice
        value={column.shown === 'map' ? 'gaps' : column.shown}
        columns={['gaps', 'edits']}
        onChange={(next) => {
          column.show(next)
          if (sheetSize === 'peek') go(1)
        }}
      />
    </div>
  )
}

interface ChoiceProps {
  value: PlanColumn
  columns: readonly PlanColumn[]
  onChange(column: PlanColumn): void
}

function Choice({ value, columns, onChange }: ChoiceProps) {
  const { t } = useText()
  return (
    <Segmented
      block
      aria-label={t('plan.show')}
      value={value}
      options={columns.map((one) => ({ value: one, label: t(`plan.show.${one}`) }))}
      onChange={onChange}
    />
  )
}
