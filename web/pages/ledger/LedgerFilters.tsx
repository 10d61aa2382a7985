import { CLOCK_STATES, HAZARD_GRADES, HAZARD_SOURCES, HAZARD_STATES, HAZARD_VERDICTS } from '@wangge/db/vocabulary'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useWidth } from '../../app/useWidth.ts'
import { useDistrict } from '../../data/queries.ts'
import { CellSelect } from '../../parts/CellSelect.tsx'
import { useDelayed } from '../../parts/search/useDelayed.ts'
import { useHazardKindName } from '../../parts/useHazardWords.ts'
import { useText, worded } from '../../text/index.ts'
import styles from './LedgerFilters.module.css'
import { countNarrowing, EVERYTHING, type LedgerFilter } from './ledgerFilter.ts'
import { OwnerSelect } from './OwnerSelect.tsx'

const TYPING_MS = 300

interface LedgerFiltersProps {
  filter: LedgerFilter
  onNarrow(part: Partial<LedgerFilter>): void
}

/** Everything that narrows the ledger; on a phone behind one button. */
export function LedgerFilters({ filter, onNarrow }: LedgerFiltersProps) {
  const { t } = useText()
  const isPhone = useWidth() === 'phone'
  const [isOpen, setOpen] = useState(false)
  const narrowing = countNarrowing(filter)
  return (
    <search className={styles['filters']} aria-label={t('ledger.filters')}>
      <Words words={filter.words} onNarrow={onNarrow} />
      {isPhone && (
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {narrowing > 0 ? t('ledger.filtersOn', { n: narrowing }) : t('ledger.filters')}
        </button>
      )}
      {(!isPhone || isOpen) && <Choices filter={filter} onNarrow={onNarrow} />}
      {narrowing > 0 && (
        <button type="button" onClick={() => onNarrow({ ...EVERYTHING, sort: filter.sort })}>
          {t('ledger.clear')}
        </button>
      )}
    </search>
  )
}

function Choices({ filter, onNarrow }: LedgerFiltersProps) {
  const { t } = useText()
  const kinds = useDistrict().data?.kinds.hazard ?? []
  const kindName = useHazardKindName()
  const many = { mode: 'multiple', maxTagCount: 'responsive', allowClear: true, popupMatchSelectWidth: false } as const
  const day = (name: 'from' | 'to') => (
    <label className={styles['day']}>
      {t(name === 'from' ? 'ledger.from' : 'ledger.to')}
      <input
        type="date"
        value={filter[name]}
        max={name === 'from' ? filter.to || undefined : undefined}
        min={name === 'to' ? filter.from || undefined : undefined}
        onChange={(event) => onNarrow({ [name]: event.target.value })}
      />
    </label>
  )
  return (
    <>
      <Select
        {...many}
        className={styles['several'] ?? ''}
        aria-label={t('hazard.state')}
        placeholder={t('hazard.state')}
        value={[...filter.states]}
        options={HAZARD_STATES.map((value) => ({ value, label: t(`hazardState.${value}`) }))}
        onChange={(states) => onNarrow({ states })}
      />
      <Select
        {...many}
        className={styles['several'] ?? ''}
        aria-label={t('ledger.clock')}
        placeholder={t('ledger.clock')}
        value={[...filter.clocks]}
        options={CLOCK_STATES.map((value) => ({ value, label: t(`clock.${value}`) }))}
        onChange={(clocks) => onNarrow({ clocks })}
      />
      <Select
        {...many}
        className={styles['several'] ?? ''}
        aria-label={t('ledger.kind')}
        placeholder={t('ledger.kind')}
        value={[...filter.kinds]}
        optionFilterProp="label"
        options={kinds.map(({ key }) => ({ value: key, label: kindName(key) }))}
        onChange={(chosen) => onNarrow({ kinds: chosen })}
      />
      <Select
        {...many}
        className={styles['several'] ?? ''}
        aria-label={t('hazard.source')}
        placeholder={t('hazard.source')}
        value={[...filter.sources]}
        options={HAZARD_SOURCES.map((value) => ({ value, label: worded(t, 'source', value) }))}
        onChange={(sources) => onNarrow({ sources })}
      />
      <Select
        allowClear
        className={styles['one'] ?? ''}
        aria-label={t('hazard.grade')}
        placeholder={t('hazard.grade')}
        value={filter.grade}
        options={HAZARD_GRADES.map((value) => ({ value, label: t(`grade.${value}`) }))}
        onChange={(grade) => onNarrow({ grade: grade ?? null })}
      />
      <Select
        allowClear
        className={styles['one'] ?? ''}
        aria-label={t('ledger.verdict')}
        placeholder={t('ledger.verdict')}
        value={filter.verdict}
        options={HAZARD_VERDICTS.map((value) => ({ value, label: t(`ledger.verdict.${value}`) }))}
        onChange={(verdict) => onNarrow({ verdict: verdict ?? null })}
      />
      {filter.counted && (
        <button type="button" className={styles['counted']} onClick={() => onNarrow({ counted: null })}>
          {t(`ledger.counted.${filter.counted}`)} ✕
        </button>
      )}
      <CellSelect
        className={styles['several'] ?? ''}
        label={t('ledger.area')}
        placeholder={t('ledger.area')}
        value={filter.cell}
        onChange={(cell) => onNarrow({ cell })}
      />
      <OwnerSelect
        className={styles['several'] ?? ''}
        value={filter.owner}
        label={t('ledger.owner')}
        withMe
        onChange={(owner) => onNarrow({ owner })}
      />
      {day('from')}
      {day('to')}
    </>
  )
}

/** Words are sought once the typing rests; the address may change them from outside meanwhile. */
function Words({ words, onNarrow }: { words: string; onNarrow(part: Partial<LedgerFilter>): void }) {
  const { t } = useText()
  const [typed, setTyped] = useState(words)
  const [known, setKnown] = useState(words)
  if (known !== words) {
    setKnown(words)
    if (words !== typed.trim()) setTyped(words)
  }
  const rested = useDelayed(typed.trim(), TYPING_MS)
  useEffect(() => {
    if (rested !== words && rested === typed.trim()) onNarrow({ words: rested })
  }, [rested, words, typed, onNarrow])
  return (
    <input
      type="search"
      className={styles['words']}
      aria-label={t('ledger.words')}
      placeholder={t('ledger.words')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
