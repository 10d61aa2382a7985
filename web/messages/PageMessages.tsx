import type { LiveEvent } from '@wangge/api/contract'
import { CASE_KINDS, MESSAGE_EVENTS } from '@wangge/db/vocabulary'
import { Link } from 'react-router'
import { Icon } from '../parts/Icon.tsx'
import { useText } from '../text/index.ts'
import { casePath } from './casePath.ts'
import styles from './PageMessages.module.css'
import { useMessagesText } from './useMessagesText.ts'

/** So many stand at once; the rest is counted. */
const SHOWN = 3

interface PageMessagesProps {
  heard: readonly LiveEvent[]
  onPutAway(number: number): void
}

/** What the rules want shown to who looks at a page, the latest first: it stands until it is put away. */
export default function PageMessages({ heard, onPutAway }: PageMessagesProps) {
  useMessagesText()
  const { t, language } = useText()
  const messages = heard.flatMap((one) => messageOf(one, language) ?? [])
  return (
    <section className={styles['place']} aria-label={t('messages.toast.title')} aria-live="polite">
      {messages.slice(0, SHOWN).map(({ number, event, words, path }) => (
        <div key={number} className={styles['message']} data-event={event}>
          <p>
            <strong>{t(`messages.event.${event}`)}</strong> {words}
          </p>
          {path && (
            <Link to={path} onClick={() => onPutAway(number)}>
              {t('messages.toast.open')}
            </Link>
          )}
          <button type="button" aria-label={t('app.close')} onClick={() => onPutAway(number)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
      {messages.length > SHOWN && (
        <p className={styles['more']}>{t('messages.toast.more', { count: messages.length - SHOWN })}</p>
      )}
    </section>
  )
}

/** Null where a newer server tells of what this page does not know. */
function messageOf({ number, data }: LiveEvent, language: 'zh' | 'en') {
  const event = [...MESSAGE_EVENTS, 'test' as const].find((known) => known === data['message'])
  if (!event) return null
  const params = (data['params'] ?? {}) as Record<string, unknown>
  const kind = params[language === 'zh' ? 'kindZh' : 'kindEn']
  const shift = params[language === 'zh' ? 'shiftZh' : 'shiftEn']
  const words = [params['serial'], kind, shift, params['areaName']].filter((word) => typeof word === 'string' && word)
  const caseKind = CASE_KINDS.find((known) => known === data['caseKind'])
  const caseId = data['caseId']
  const path = caseKind && typeof caseId === 'string' ? casePath(caseKind, caseId) : null
  return { number, event, words: words.join(' · '), path }
}
