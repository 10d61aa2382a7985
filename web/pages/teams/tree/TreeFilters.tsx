import { TEAM_KINDS } from '@wangge/db/vocabulary'
import { Segmented, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useDelayed } from '../../../parts/search/useDelayed.ts'
import { useText } from '../../../text/index.ts'
import { TEAM_FILTERS } from '../teamsPlace.ts'
import type { Place } from '../useTeamsPlace.ts'
import styles from './ForceTree.module.css'

const TYPING_MS = 200

/** Words, kind of team, and who can be sent; the address keeps them. */
export function TreeFilters({ place: { words, teamKind, only, go } }: { place: Place }) {
  const { t } = useText()
  const [typed, setTyped] = useState(words)
  const asked = useDelayed(typed, TYPING_MS)
  const sent = useRef(words)
  useEffect(() => {
    if (asked === sent.current) return
    sent.current = asked
    go({ words: asked })
  }, [asked, go])
  useEffect(() => {
    if (words === sent.current) return
    sent.current = words
    setTyped(words)
  }, [words])
  return (
    <div className={styles['filters']}>
      <input
        type="search"
        className={styles['search']}
        aria-label={t('teams.search')}
        placeholder={t('teams.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Select
        allowClear
        className={styles['kind'] ?? ''}
        aria-label={t('teams.kind')}
        placeholder={t('teams.everyKind')}
        value={teamKind}
        options={TEAM_KINDS.map((value) => ({ value, label: t(`teamKind.${value}`) }))}
        onChange={(kind) => go({ teamKind: kind ?? null })}
      />
      <Segmented
        block
        size="small"
        className={styles['only'] ?? ''}
        aria-label={t('teams.only')}
        value={only ?? 'all'}
        options={(['all', ...TEAM_FILTERS] as const).map((value) => ({ value, label: t(`teams.only.${value}`) }))}
        onChange={(value) => go({ only: TEAM_FILTERS.find((filter) => filter === value) ?? null })}
      />
    </div>
  )
}
