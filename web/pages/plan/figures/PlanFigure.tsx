import { lazy, type ReactNode, Suspense, useState } from 'react'
import { count, percent } from '../../../format/number.ts'
import styles from '../../../parts/Figure.module.css'
import { useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import { figureValue } from './planFigures.ts'
import type { PlanFigureName, PlanWhen } from './residenceRows.ts'
import { usePlanFiguresText } from './usePlanFiguresText.ts'

const PlanFigureSheet = lazy(() => import('./PlanFigureSheet.tsx'))

interface PlanFigureProps {
  figure: PlanFigureName
  when: PlanWhen
  /** A code, or the part of it that names a level; '' = everywhere. */
  area?: string
  areaName?: string
  children?: ReactNode
}

/** A number of the table that opens its sheet: what it stands on, its formula, and the residences behind it. */
export function PlanFigure({ figure, when, area = '', areaName = '', children }: PlanFigureProps) {
  usePlanFiguresText()
  const { t } = useText()
  const { answer, settings } = usePlanTable()
  const [isOpen, setOpen] = useState(false)
  const value = figureValue(answer, settings.weight, figure, when, area)
  const words = figure === 'rate' ? percent(value) : count(value)
  const name = [
    areaName,
    t(`planFigure.name.${figure}`),
    t(when === 'before' ? 'planFigure.today' : 'planFigure.scenario'),
  ]
  const title = name.filter(Boolean).join(' · ')
  return (
    <>
      <button
        type="button"
        className={styles['figure']}
        aria-label={t('planFigure.open', { name: title, value: words })}
        onClick={() => setOpen(true)}
      >
        {children ?? words}
      </button>
      {isOpen && (
        <Suspense>
          <PlanFigureSheet
            figure={figure}
            when={when}
            area={area}
            title={title}
            value={words}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
