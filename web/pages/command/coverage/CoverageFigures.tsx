import type { ReactNode } from 'react'
import { count, people as peopleWords, percent } from '../../../format/number.ts'
import { HomeSymbol } from '../../../map/symbols.tsx'
import { Figure } from '../../../parts/Figure.tsx'
import { useText } from '../../../text/index.ts'
import styles from './CoverageFigures.module.css'

interface CoverageFiguresProps {
  people: number
  served: number
  gap: number
  noStreetData: number
  limitMinutes: number
  snapLimitMetres: number
  /** The cells that add up to the figures. */
  list?: ReactNode
}

/** Rate, the bar of people it is made of, and each part as a number that opens its formula. */
export function CoverageFigures({
  people,
  served,
  gap,
  noStreetData,
  limitMinutes,
  snapLimitMetres,
  list,
}: CoverageFiguresProps) {
  const { t, language } = useText()
  const rate = people === 0 ? null : served / people
  const limit = { limit: limitMinutes }
  return (
    <div className={styles['figures']}>
      <div className={styles['head']}>
        <span className={styles['rate']}>
          <Figure
            name={t('coverage.rate')}
            value={percent(rate)}
            formula={t('figure.rateFormula', {
              ...limit,
              served: count(served),
              people: count(people),
              rate: percent(rate),
            })}
            note={t('figure.rateNote', limit)}
            list={list}
          />
        </span>
        <span className={styles['of']}>
          {count(served)} / {peopleWords(people, language)}
        </span>
      </div>
      <div className={styles['bar']} aria-hidden="true">
        <i data-part="served" style={{ flexGrow: served }} />
        <i data-part="gap" style={{ flexGrow: gap }} />
        <i data-part="none" style={{ flexGrow: noStreetData }} />
      </div>
      <ul className={styles['parts']}>
        <li>
          <HomeSymbol state="served" size={12} />
          {t('coverage.served')}
          <Figure
            name={t('coverage.served')}
            value={peopleWords(served, language)}
            formula={t('figure.servedFormula', limit)}
            note={t('figure.rateNote', limit)}
          >
            <b>{count(served)}</b>
          </Figure>
        </li>
        <li>
          <HomeSymbol state="gap" size={12} />
          {t('coverage.gap')}
          <Figure
            name={t('coverage.gap')}
            value={peopleWords(gap, language)}
            formula={t('figure.gapFormula', limit)}
            list={list}
          >
            <b>{count(gap)}</b>
          </Figure>
        </li>
        {noStreetData > 0 && (
          <li>
            <HomeSymbol state="noStreetData" size={12} />
            {t('coverage.noStreetData')}
            <Figure
              name={t('coverage.noStreetData')}
              value={peopleWords(noStreetData, language)}
              formula={t('figure.noStreetDataFormula', { metres: `${snapLimitMetres} m` })}
            >
              <b>{count(noStreetData)}</b>
            </Figure>
          </li>
        )}
      </ul>
    </div>
  )
}
