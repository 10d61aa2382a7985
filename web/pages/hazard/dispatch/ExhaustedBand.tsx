import { useText } from '../../../text/index.ts'
import styles from './LiveSending.module.css'
import type { SendingStory } from './story.ts'
import { Tried } from './Tried.tsx'

/** Nobody goes, and nobody is asked any more: a person must decide now. */
export function ExhaustedBand({ story, maySend }: { story: SendingStory; maySend: boolean }) {
  const { t } = useText()
  return (
    <div className={styles['exhausted']} role="alert">
      <strong>{t('dispatch.exhausted', { n: story.attempts.length })}</strong>
      <p>{t(maySend ? 'dispatch.exhaustedDo' : 'dispatch.exhaustedNoRight')}</p>
      <Tried attempts={story.attempts} />
    </div>
  )
}
