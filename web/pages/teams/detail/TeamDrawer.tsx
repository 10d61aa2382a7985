import { Failed } from '../../../parts/Failed.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import { useTeamDetail } from '../forcesQueries.ts'
import type { Place } from '../useTeamsPlace.ts'
import styles from './TeamDrawer.module.css'
import { TeamView } from './TeamView.tsx'

/** The drawer of one team. */
export function TeamDrawer({ id, place, kindName }: { id: string; place: Place; kindName(key: string): string }) {
  const { t } = useText()
  const query = useTeamDetail(id)
  return (
    <aside className={styles['drawer']} aria-label={t('teams.detail')}>
      <button
        type="button"
        className={`${buttons['icon']} ${styles['close']}`}
        aria-label={t('app.close')}
        onClick={() => place.go({ open: null })}
      >
        <Icon name="close" />
      </button>
      {query.data ? (
        <TeamView team={query.data} place={place} kindName={kindName} />
      ) : query.error ? (
        <Failed what="teams.what.team" error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton rows={9} />
      )}
    </aside>
  )
}
