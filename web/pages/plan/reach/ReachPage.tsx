import { useEffect, useState } from 'react'
import { isTyping } from '../../../app/isTyping.ts'
import { useWidth } from '../../../app/useWidth.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { usePlanFiguresText } from '../figures/usePlanFiguresText.ts'
import { BaseMover } from './BaseMover.tsx'
import { cleared, moved, NO_MOVES, type Place, redone, undone } from './moves.ts'
import { ReachHead } from './ReachHead.tsx'
import { ReachMap } from './ReachMap.tsx'
import styles from './ReachPage.module.css'
import { useReachPlace, useTeamReach } from './reachQueries.ts'
import { TeamsTable } from './TeamsTable.tsx'
import { UnreachedTable } from './UnreachedTable.tsx'

/** What each team reaches in so many minutes, where none arrives, and what another base would change. */
export default function ReachPage() {
  usePlanFiguresText()
  const { t } = useText()
  const width = useWidth()
  const { settings, teamId, set } = useReachPlace()
  const [history, setHistory] = useState(NO_MOVES)
  const today = useTeamReach(settings, NO_MOVES.now)
  const reach = useTeamReach(settings, history.now)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping(event.target)) return
      event.preventDefault()
      setHistory(event.shiftKey ? redone : undone)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  const { data, error, refetch, isPlaceholderData } = reach
  const choose = (id: string | null): void => set({ team: id })
  const onMove = (id: string, place: Place): void => setHistory((now) => moved(now, id, place))
  return (
    <main id="main" className={styles['page']} data-width={width} tabIndex={-1}>
      <section className={styles['left']} aria-label={t('planReach.title')}>
        <ReachHead settings={settings} onSet={set} reach={data} today={today.data} moves={history.now} />
        {!data && error && <Failed what="planWhat.reach" error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton rows={10} />}
        {data && (
          <div data-old={isPlaceholderData || undefined} className={styles['body']}>
            <TeamsTable teams={data.teams} moves={history.now} chosenId={teamId} onChoose={choose} />
          </div>
        )}
      </section>
      <ReachMap
        settings={settings}
        reach={data}
        moves={history.now}
        teamId={teamId}
        onChoose={choose}
        onMove={onMove}
      />
      <aside className={styles['right']} aria-label={t('planReach.edit')}>
        <BaseMover
          team={data?.teams.find(({ id }) => id === teamId) ?? null}
          history={history}
          onMove={onMove}
          onUndo={() => setHistory(undone)}
          onRedo={() => setHistory(redone)}
          onClear={() => setHistory(cleared)}
        />
        {data && (
          <div data-old={isPlaceholderData || undefined} className={styles['body']}>
            <UnreachedTable cells={data.cells} minutes={settings.minutes} />
          </div>
        )}
      </aside>
    </main>
  )
}
