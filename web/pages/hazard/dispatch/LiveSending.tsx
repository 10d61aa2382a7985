import { useNow } from '../../../data/now.ts'
import { useConnection } from '../../../data/useConnection.ts'
import { useText } from '../../../text/index.ts'
import styles from './LiveSending.module.css'
import { Moments } from './Moments.tsx'
import { NextTeam } from './NextTeam.tsx'
import { StepButtons } from './StepButtons.tsx'
import { type SendingStory, standingOf } from './story.ts'
import { Tried } from './Tried.tsx'
import { useStandingWords } from './useStandingWords.ts'

interface LiveSendingProps {
  story: SendingStory
  hazardId: string
  maySend: boolean
  isReplacing: boolean
  onReplace(): void
}

/** How the sending stands this second: who is asked and how long he has, who is on his way, who is there. */
export function LiveSending({ story, hazardId, maySend, isReplacing, onReplace }: LiveSendingProps) {
  const { t } = useText()
  const nowMs = useNow()
  const { state } = useConnection()
  const dispatch = story.latest
  const standing = standingOf(dispatch, nowMs)
  const words = useStandingWords(dispatch, standing)
  return (
    <div className={styles['live']} data-kind={standing.kind}>
      <div className={styles['head']}>
        <p className={styles['headline']} role="status">
          {words.headline}
        </p>
        <p className={styles['detail']}>{words.detail}</p>
        <p className={styles['figure']}>{words.figure}</p>
      </div>
      {standing.kind === 'asking' && (
        <div className={styles['bar']}>
          <i style={{ width: `${(1 - standing.usedShare) * 100}%` }} />
        </div>
      )}
      {(state === 'stale' || state === 'offline') && <p className={styles['note']}>{t('dispatch.staleAnswer')}</p>}
      {maySend && dispatch.state === 'offered' && <NextTeam story={story} hazardId={hazardId} />}
      <Tried attempts={story.attempts} />
      <Moments dispatch={dispatch} />
      <StepButtons dispatch={dispatch} {...(maySend && !isReplacing && { onReplace })} />
    </div>
  )
}
