import type { Dispatch } from '@wangge/api/contract'
import { span } from '../../../format/duration.ts'
import { useText } from '../../../text/index.ts'
import styles from './LiveSending.module.css'
import { isActive, momentsOf } from './story.ts'

/** The teams asked that do not go, and why not. */
export function Tried({ attempts }: { attempts: readonly Dispatch[] }) {
  const { t, language } = useText()
  const over = attempts.filter((one) => !isActive(one))
  if (over.length === 0) return null
  return (
    <ol className={styles['tried']} aria-label={t('dispatch.tried')}>
      {over.map((one) => {
        const last = momentsOf(one).at(-1)
        const why = one.declineReason ?? one.recallReason
        return (
          <li key={one.id}>
            <b>{one.teamName}</b> {t(`dispatch.state.${one.state}`)}
            {why && ` · ${t('dispatch.quoted', { text: why })}`}
            {last?.seconds != null && <span className={styles['took']}> {span(last.seconds, language)}</span>}
          </li>
        )
      })}
    </ol>
  )
}
