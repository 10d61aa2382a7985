import { dateTime } from '../../format/date.ts'
import { queue, serverNow, useFieldPerson, useQueue } from '../offline/index.ts'
import { FieldButton } from '../parts/FieldButton.tsx'
import { SignIn } from '../sign-in/SignIn.tsx'
import { useFieldText } from '../text.ts'
import styles from './QueuePage.module.css'
import { QueueRow } from './QueueRow.tsx'

/** What was written on this phone and where each of it stands: nothing is lost, and nothing is sent twice. */
export default function QueuePage() {
  const { t, language } = useFieldText()
  const { items, positions, hindrance, isSending, isPhoneFull, ofOthers } = useQueue()
  const { state } = useFieldPerson()
  const waiting = items.filter((item) => item.state !== 'sent')
  const toSend = waiting.filter(({ state: stands }) => stands === 'queued' || stands === 'sending').length
  const sent = items.filter((item) => item.state === 'sent').reverse()
  const needsSignIn = hindrance === 'signInNeeded' || state === 'signInNeeded'
  const words =
    hindrance !== null
      ? t(waiting.length === 0 ? `queue.nothing.${hindrance}` : `queue.waits.${hindrance}`, { n: waiting.length })
      : waiting.length === 0
        ? t('queue.empty')
        : toSend === 0
          ? t('queue.stuck', { n: waiting.length })
          : t(isSending ? 'queue.sending' : 'queue.count', { n: toSend })
  return (
    <main className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('field.tab.queue')}</h1>
        <p role="status">{words}</p>
      </header>
      {isPhoneFull && <p className={styles['warn']}>{t('queue.full')}</p>}
      {needsSignIn && (
        <section className={styles['signIn']}>
          <h2>{t('queue.signInAgain')}</h2>
          <SignIn again />
        </section>
      )}
      {toSend > 0 && !needsSignIn && (
        <p className={styles['now']}>
          <FieldButton look="primary" icon="queue" disabled={isSending} onClick={() => void queue.sendNow()}>
            {t('queue.sendNow')}
          </FieldButton>
        </p>
      )}
      {positions > 0 && <p className={styles['note']}>{t('queue.positions', { n: positions })}</p>}
      {ofOthers > 0 && <p className={styles['note']}>{t('queue.ofOthers', { n: ofOthers })}</p>}
      <ul>
        {waiting.map((item) => (
          <QueueRow key={item.id} item={item} all={items} writtenAt={dateTime(item.writtenAt, language, serverNow())} />
        ))}
      </ul>
      {sent.length > 0 && (
        <section>
          <h2 className={styles['title']}>{t('queue.sent')}</h2>
          <ul>
            {sent.map((item) => (
              <QueueRow
                key={item.id}
                item={item}
                all={items}
                writtenAt={dateTime(item.writtenAt, language, serverNow())}
              />
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}
