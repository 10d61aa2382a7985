import { CLOCK_STATES, HAZARD_GRADES, HAZARD_SOURCES } from '@wangge/db/vocabulary'
import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { InboxFilter } from '../../../data/hazards.ts'
import { useDistrict } from '../../../data/queries.ts'
import { useDelayed } from '../../../parts/search/useDelayed.ts'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { useText } from '../../../text/index.ts'
import type { DeskTab } from '../deskPlace.ts'
import styles from './InboxFilters.module.css'

const TYPING_MS = 300

interface InboxFiltersProps {
  filter: InboxFilter
  tab: DeskTab
  onFilter(next: InboxFilter): void
}

/** Narrows the tab by clock, kind, source, grade and words. */
export default function InboxFilters({ filter, tab, onFilter }: InboxFiltersProps) {
  const { t } = useText()
  const kindName = useHazardKindName()
  const kinds = useDistrict().data?.kinds.hazard ?? []
  const [words, setWords] = useState(filter.q)
  const rested = useDelayed(words, TYPING_MS)
  useEffect(() => {
    if (rested !== filter.q) onFilter({ ...filter, q: rested })
  }, [rested, filter, onFilter])
  const choice = (name: 'clock' | 'kind' | 'source' | 'grade', label: string, options: [string, string][]) => (
    <Select
      size="small"
      aria-label={label}
      placeholder={label}
      allowClear
      value={filter[name] || null}
      options={options.map(([value, words]) => ({ value, label: words }))}
      onChange={(value: string | undefined) => onFilter({ ...filter, [name]: value ?? '' })}
    />
  )
  return (
    <search className={styles['filters']}>
      <Input
        size="small"
        allowClear
        aria-label={t('desk.filterWords')}
        placeholder={t('desk.filterWords')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {tab !== 'closed' &&
        choice(
          'clock',
          t('desk.filterClock'),
          CLOCK_STATES.filter((one) => one !== 'closed').map((one) => [one, t(`clock.${one}`)]),
        )}
      {choice(
        'kind',
        t('desk.filterKind'),
        kinds.map(({ key }) => [key, kindName(key)]),
      )}
      {choice(
        'source',
        t('hazard.source'),
        HAZARD_SOURCES.map((one) => [one, t(`source.${one}`)]),
      )}
      {choice(
        'grade',
        t('hazard.grade'),
        HAZARD_GRADES.map((one) => [one, t(`grade.${one}`)]),
      )}
    </search>
  )
}
