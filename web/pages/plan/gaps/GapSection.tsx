import { Button, Select } from 'antd'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isTyping } from '../../../app/isTyping.ts'
import { storedKeysOn } from '../../../app/preferences.ts'
import { minutes } from '../../../format/duration.ts'
import { count } from '../../../format/number.ts'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import { usePlanPlace } from '../state/usePlanPlace.ts'
import styles from './Gaps.module.css'
import { chosenRows, GAP_SORTS, type GapRow, type GapSort, type GapStateFilter } from './gapRows.ts'
import { useExport } from './useExport.ts'
import { useGapRows } from './useGapRows.ts'
import { useGapSheet } from './useGapSheet.tsx'

/** Rows that are laid out at once; the rest follow when asked for. */
const PAGE = 200
const STATES: readonly GapStateFilter[] = ['all', 'gap', 'closed']

/** 盲区: clusters of homes outside the promise, ranked; a row moves the map, its number opens what is behind it. */
export function GapSection() {
  const { t } = useText()
  const { settings, otherSettings, setOtherSettings } = usePlanTable()
  const { rows, isOld, isKnown } = useGapRows()
  const { gapKey, chooseGap } = usePlanPlace()
  const [sort, setSort] = useState<GapSort>('amount')
  const [state, setState] = useState<GapStateFilter>('all')
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(PAGE)
  const chosen = useMemo(() => chosenRows(rows, { sort, state, words }), [rows, sort, state, words])
  const openSheet = useGapSheet()
  const list = useRef<HTMLOListElement>(null)
  useListKeys(list)
  const exported = useExport(rows)
  const choose = useCallback((row: GapRow) => chooseGap(row.gap), [chooseGap])
  return (
    <section className={styles['section']} aria-label={t('plan.gaps')}>
      <div className={styles['head']}>
        <h3>
          {t('plan.gaps')} <span role="status">{isKnown && t('plan.gapsOf', { n: count(chosen.length) })}</span>
        </h3>
        <Select
          size="small"
          variant="borderless"
          aria-label={t('plan.sort')}
          value={sort}
          options={GAP_SORTS.map((value) => ({ value, label: t(`plan.sort.${value}`) }))}
          onChange={setSort}
        />
      </div>
      <div className={styles['filters']}>
        <fieldset aria-label={t('plan.filterState')}>
          {STATES.map((one) => (
            <button key={one} type="button" aria-pressed={state === one} onClick={() => setState(one)}>
              {t(one === 'all' ? 'plan.allStates' : `plan.state.${one}`)}
            </button>
          ))}
        </fieldset>
        <input
          type="search"
          placeholder={t('plan.filterWords')}
          aria-label={t('plan.filterWords')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      <div className={styles['columns']} aria-hidden="true">
        <span />
        <span>{t('plan.gapPlace')}</span>
        <span>{t(`plan.weight.${settings.weight}`)}</span>
        <span>{t('plan.nearest')}</span>
      </div>
      {!isKnown && <Skeleton rows={8} />}
      {isKnown && rows.length === 0 && <p className={styles['none']}>{t('plan.gapsNone')}</p>}
      {rows.length > 0 && chosen.length === 0 && <p className={styles['none']}>{t('plan.gapsNoMatch')}</p>}
      <ol ref={list} className={styles['list']} data-old={isOld}>
        {chosen.slice(0, shown).map((row) => (
          <Row
            key={row.gap.key}
            row={row}
            limitSeconds={settings.limitSeconds}
            isChosen={row.gap.key === gapKey}
            onChoose={choose}
            onSheet={openSheet}
          />
        ))}
      </ol>
      {chosen.length > shown && (
        <button type="button" className={styles['more']} onClick={() => setShown(shown + PAGE)}>
          {t('plan.gapsMore', { n: count(Math.min(PAGE, chosen.length - shown)) })}
        </button>
      )}
      <div className={styles['foot']}>
        {exported.address === null ? (
          <Button size="small" disabled={rows.length === 0} onClick={exported.save}>
            {t('plan.export')}
          </Button>
        ) : (
          <Button size="small" href={exported.address} download disabled={rows.length === 0}>
            {t('plan.export')}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => setOtherSettings(otherSettings ? null : { ...settings, ...otherHour(settings) })}
        >
          {t(otherSettings ? 'plan.compareEnd' : 'plan.compareHours')}
        </Button>
      </div>
    </section>
  )
}

/** Beside an hour of the evening stands the morning, beside any other the evening. */
const EVENING = 20 * 60 + 47
const otherHour = ({ minuteOfWeek }: { minuteOfWeek: number | null }) => ({
  minuteOfWeek: minuteOfWeek === null || minuteOfWeek % 1440 < 18 * 60 ? 5 * 1440 + EVENING : 10 * 60,
})

interface RowProps {
  row: GapRow
  limitSeconds: number
  isChosen: boolean
  onChoose(row: GapRow): void
  onSheet(row: GapRow): void
}

const Row = memo(function Row({ row, limitSeconds, isChosen, onChoose, onSheet }: RowProps) {
  const { t, language } = useText()
  const { gap, rank, name, place, amount, seconds, pointName } = row
  const nearest =
    seconds === null ? t('plan.noWay') : minutes(seconds, language, gap.state === 'gap' ? limitSeconds : undefined)
  return (
    <li className={styles['row']} data-state={gap.state} data-chosen={isChosen}>
      <button
        type="button"
        className={styles['place']}
        aria-pressed={isChosen}
        data-gap-row
        onClick={() => onChoose(row)}
      >
        <b>{rank}</b>
        <span>
          <strong>{name}</strong>
          <small>{[t(`plan.state.${gap.state}`), place].filter(Boolean).join(' · ')}</small>
        </span>
      </button>
      <button type="button" className={styles['amount']} title={t('plan.openSheet')} onClick={() => onSheet(row)}>
        {count(amount)}
      </button>
      <span className={styles['nearest']} title={pointName}>
        {nearest}
      </span>
    </li>
  )
})

/** J and K go from row to row; Enter on a row is a press of it. */
function useListKeys(list: React.RefObject<HTMLOListElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || !storedKeysOn() || (event.key !== 'j' && event.key !== 'k')) return
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-gap-row]') ?? [])]
      const at = rows.findIndex((row) => row === document.activeElement)
      const from = at >= 0 ? at : rows.findIndex((row) => row.getAttribute('aria-pressed') === 'true')
      const next = rows[Math.max(0, from + (event.key === 'j' ? 1 : -1))]
      next?.focus()
      next?.scrollIntoView({ block: 'nearest' })
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [list])
}
