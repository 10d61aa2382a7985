import { Segmented } from 'antd'
import { useState } from 'react'
import { useView } from '../../app/ViewContext.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { type TextKey, useText } from '../../text/index.ts'
import { OverdueAnnouncer } from '../command/OverdueAnnouncer.tsx'
import { ListDetail } from './ListDetail.tsx'
import styles from './ListPage.module.css'
import { ListRows } from './ListRows.tsx'
import { type ListEntry, matches } from './listEntry.ts'
import { useCellEntries, useHazardEntries, useHomeEntries, usePointEntries, useTeamEntries } from './useEntries.tsx'

const KINDS = ['hazards', 'cells', 'points', 'teams', 'homes'] as const
type Kind = (typeof KINDS)[number]

const NAME = {
  hazards: 'list.hazards',
  cells: 'list.cells',
  points: 'list.points',
  teams: 'list.teams',
  homes: 'list.homes',
} as const satisfies Record<Kind, TextKey>

/** The same facts as on the map, in rows: for those who do not see it, for small screens, for slow machines. */
export default function ListPage() {
  const { t } = useText()
  const { view } = useView()
  const [kind, setKind] = useState<Kind>('hazards')
  const [words, setWords] = useState('')
  return (
    <>
      <main id="main" className={styles['page']}>
        <header className={styles['head']}>
          <h2>{t('list.title')}</h2>
          <p>{t('list.note')}</p>
          <Segmented
            aria-label={t('list.title')}
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(NAME[value]) }))}
            onChange={setKind}
          />
          <input
            type="search"
            className={styles['filter']}
            aria-label={t('list.filter')}
            placeholder={t('list.filter')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </header>
        {kind === 'hazards' && <Hazards words={words} />}
        {kind === 'cells' && <Cells words={words} />}
        {kind === 'points' && <Points words={words} />}
        {kind === 'teams' && <Teams words={words} />}
        {kind === 'homes' && <Homes words={words} />}
      </main>
      {view.selection && <ListDetail selection={view.selection} />}
      <OverdueAnnouncer />
    </>
  )
}

const Hazards = ({ words }: { words: string }) => <Filtered entries={useHazardEntries()} words={words} />
const Cells = ({ words }: { words: string }) => <Filtered entries={useCellEntries()} words={words} />
const Points = ({ words }: { words: string }) => <Filtered entries={usePointEntries()} words={words} />
const Teams = ({ words }: { words: string }) => <Filtered entries={useTeamEntries()} words={words} />
const Homes = ({ words }: { words: string }) => <Filtered entries={useHomeEntries()} words={words} />

function Filtered({ entries, words }: { entries: readonly ListEntry[] | null; words: string }) {
  if (entries === null) return <Skeleton rows={10} />
  return <ListRows entries={entries.filter((entry) => matches(entry, words))} />
}
