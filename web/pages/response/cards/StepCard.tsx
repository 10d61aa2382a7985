import type { ResponseStepFigures } from '@wangge/api/contract'
import { type ReactNode, useState } from 'react'
import { count } from '../../../format/number.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useText } from '../../../text/index.ts'
import { barsOf } from '../figures/histogram.ts'
import { enough } from '../figures/ramp.ts'
import { inUnit, unitOf } from '../figures/units.ts'
import { Opens } from '../panel/Opens.tsx'
import { usePromiseWords } from '../usePromiseWords.ts'
import { BinTable } from './BinTable.tsx'
import { Histogram } from './Histogram.tsx'
import styles from './StepCard.module.css'

interface StepCardProps {
  figures: ResponseStepFigures
  isChosen: boolean
  /** The figures of before, while the next are on their way. */
  isOld: boolean
  /** The same end can be counted from the report too. */
  fromReport?: { isOn: boolean; onChange(isOn: boolean): void } | undefined
  onChoose(): void
  onBin(fromSeconds: number, toSeconds: number | null): void
}

/** One step: how many, the 90th percentile, the distribution, and what has no time or an impossible one. */
export function StepCard({ figures, isChosen, isOld, fromReport, onChoose, onBin }: StepCardProps) {
  const { t } = useText()
  const [isTable, setTable] = useState(false)
  const { step, n, p50, p90, p95, promiseSeconds, histogram } = figures
  const unit = unitOf(step, p90)
  const unitWords = t(`response.unit.${unit}`)
  const promise = usePromiseWords({ promiseSeconds, unit })
  const bars = barsOf(histogram, promiseSeconds)
  const say = (seconds: number | null) => inUnit(enough(n, seconds), unit, promiseSeconds)
  const name = t(`response.step.${step}`)
  return (
    <article className={styles['card']} data-card data-chosen={isChosen} data-old={isOld || undefined}>
      <header>
        <button type="button" className={styles['choose']} aria-pressed={isChosen} onClick={onChoose}>
          {name}
        </button>
        <span>
          <Opens asked={{ step, measure: 'measured' }}>{t('response.cases', { n: count(n) })}</Opens>
          <button type="button" className={styles['table']} onClick={() => setTable(true)}>
            {t('response.table')}
          </button>
        </span>
      </header>
      <div className={styles['figure']}>
        {enough(n, p90) === null ? (
          <span className={styles['few']}>{n === 0 ? '—' : t('response.tooFew')}</span>
        ) : (
          <>
            <strong data-late={promiseSeconds !== null && (p90 ?? 0) > promiseSeconds}>{say(p90)}</strong> {unitWords}{' '}
            {t('response.p90')}
          </>
        )}
        {fromReport && (
          <button
            type="button"
            className={styles['since']}
            aria-pressed={fromReport.isOn}
            title={t('response.sinceReportedDo')}
            onClick={() => fromReport.onChange(!fromReport.isOn)}
          >
            {t('response.sinceReported')}
          </button>
        )}
      </div>
      <Histogram
        figures={figures}
        bars={bars}
        promise={promise}
        label={t('response.histogramSays', {
          step: name,
          n: count(n),
          p50: say(p50),
          p90: say(p90),
          p95: say(p95),
          unit: unitWords,
        })}
        onBar={({ fromSeconds, toSeconds }) => onBin(fromSeconds, toSeconds)}
      />
      <footer>
        <span>
          {t('response.p50')} <b>{say(p50)}</b>
        </span>
        <span>
          {t('response.p95')} <b>{say(p95)}</b>
        </span>
        <Odd figures={figures} />
      </footer>
      {isTable && (
        <SideDialog title={t('response.histogram', { step: name })} onClose={() => setTable(false)}>
          <BinTable name={name} bars={bars} unit={unit} onBin={onBin} />
        </SideDialog>
      )}
    </article>
  )
}

/** What the percentiles leave out or should be looked at: each opens its list. */
function Odd({ figures: { step, missing, reversed, zero } }: Pick<StepCardProps, 'figures'>) {
  const { t } = useText()
  const one = (measure: string, words: ReactNode, n: number) =>
    n > 0 && (
      <Opens key={measure} asked={{ step, measure }}>
        {words} {count(n)}
      </Opens>
    )
  return (
    <span className={styles['odd']}>
      {one('zero', t('response.zero'), zero)}
      {one('reversed', t('response.reversedShort'), reversed)}
      {missing > 0 ? one('missing', t('response.missingShort'), missing) : <span>{t('response.noMissing')}</span>}
    </span>
  )
}
