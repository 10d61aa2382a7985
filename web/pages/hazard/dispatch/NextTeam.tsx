import { useWhoIsFirst } from '../../../data/dispatches.ts'
import { minutes } from '../../../format/duration.ts'
import { useText } from '../../../text/index.ts'
import styles from './LiveSending.module.css'
import { RANKED } from './ranked.ts'
import { nextToAsk, type SendingStory } from './story.ts'

/** Who is asked next, should this one not go; as the ranking stands now. */
export function NextTeam({ story, hazardId }: { story: SendingStory; hazardId: string }) {
  const { t, language } = useText()
  const ranking = useWhoIsFirst(hazardId, 'fastest', RANKED.few, false).data
  if (!ranking) return null
  const next = nextToAsk(ranking.candidates, story)
  return (
    <p className={styles['note']}>
      {next ? t('dispatch.next', { name: next.name, minutes: minutes(next.seconds, language) }) : t('dispatch.noNext')}
    </p>
  )
}
