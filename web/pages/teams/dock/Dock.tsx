import { useQueryClient } from '@tanstack/react-query'
import type { Roster, RosterCheck } from '@wangge/api/contract'
import { type ReactNode, useEffect, useState } from 'react'
import { count } from '../../../format/number.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import { cancelCheck, type useRosterCheck } from '../rosterQueries.ts'
import type { Place } from '../useTeamsPlace.ts'
import { Balance } from './Balance.tsx'
import styles from './Dock.module.css'
import { Conflicts, Doubles, Gaps } from './Findings.tsx'

const TABS = ['gaps', 'double', 'conflicts', 'balance'] as const
type Tab = (typeof TABS)[number]

/** After this a wait is said in words, and can be ended. */
const SAID_AFTER_MS = 2000

interface DockProps {
  query: ReturnType<typeof useRosterCheck>
  roster: Roster
  place: Place
  cellName(code: string): string
  onShowCell(code: string): void
}

/** Below the roster: what is missing, doubled or wrong, each a click away on roster and map; and who carries how much. */
export function Dock({ query, roster, place, cellName, onShowCell }: DockProps) {
  const { t } = useText()
  const [tab, setTab] = useState<Tab>('gaps')
  const [isOpen, setOpen] = useState(true)
  const check = query.data
  const counts: Record<Tab, number> = {
    gaps: check?.gaps.reduce((sum, { cells }) => sum + cells.length, 0) ?? 0,
    double: check?.doubleCover.length ?? 0,
    conflicts: check?.conflicts.length ?? 0,
    balance: 0,
  }
  return (
    <section className={styles['dock']} data-open={isOpen} aria-label={t('teams.dock')}>
      <header className={styles['head']}>
        <div role="tablist" aria-label={t('teams.dock')} className={styles['tabs']}>
          {TABS.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`dock-${one}`}
              aria-controls="dock-content"
              aria-selected={tab === one && isOpen}
              onClick={() => {
                setTab(one)
                setOpen(true)
              }}
            >
              {t(`teams.dock.${one}`, { n: check ? count(counts[one]) : '…' })}
            </button>
          ))}
        </div>
        <Waiting isWaiting={query.isFetching} />
        <button
          type="button"
          className={buttons['icon']}
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'teams.dock.fold' : 'teams.dock.unfold')}
          onClick={() => setOpen(!isOpen)}
        >
          <span className={styles['fold']}>
            <Icon name="right" size={16} />
          </span>
        </button>
      </header>
      {isOpen && (
        <div
          id="dock-content"
          role="tabpanel"
          aria-labelledby={`dock-${tab}`}
          className={styles['content']}
          data-stale={query.isPlaceholderData}
        >
          {query.error && !check ? (
            <Failed what="teams.what.check" error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            check && contentOf(tab, { check, roster, place, cellName, onShowCell })
          )}
        </div>
      )}
    </section>
  )
}

export interface FindingsProps {
  check: RosterCheck
  roster: Roster
  place: Place
  cellName(code: string): string
  onShowCell(code: string): void
}

function contentOf(tab: Tab, props: FindingsProps): ReactNode {
  switch (tab) {
    case 'gaps':
      return <Gaps {...props} />
    case 'double':
      return <Doubles {...props} />
    case 'conflicts':
      return <Conflicts {...props} />
    case 'balance':
      return <Balance {...props} />
  }
}

function Waiting({ isWaiting }: { isWaiting: boolean }) {
  const { t } = useText()
  const client = useQueryClient()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    setLong(false)
    if (!isWaiting) return
    const timer = setTimeout(() => setLong(true), SAID_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isWaiting])
  if (!isWaiting || !isLong) return null
  return (
    <p className={styles['waiting']} role="status">
      {t('teams.checking')}
      <button type="button" className={buttons['link']} onClick={() => cancelCheck(client)}>
        {t('app.cancel')}
      </button>
    </p>
  )
}
