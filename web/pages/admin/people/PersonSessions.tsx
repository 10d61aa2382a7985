import type { Person } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { deviceOf } from '../../../format/device.ts'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import form from '../Form.module.css'
import styles from './PersonSessions.module.css'
import { useEndSessions, usePersonSessions } from './peopleQueries.ts'

/** Where a person is signed in; all of it can be ended. */
export function PersonSessions({ person }: { person: Person }) {
  const { t, language } = useText()
  const words = useProblemWords()
  const toast = useToast()
  const nowMs = useNow(60)
  const { data, error } = usePersonSessions(person.id)
  const end = useEndSessions(person.id)
  const failure = end.error ?? error
  return (
    <section className={styles['sessions']} aria-labelledby="person-sessions">
      <h3 id="person-sessions">{t('admin.person.where')}</h3>
      {!data && !error && <Skeleton rows={2} />}
      {data?.items.length === 0 && <p>{t('admin.person.nowhere')}</p>}
      <ul>
        {data?.items.map(({ id, userAgent, ipAddress, createdAt }) => {
          const device = deviceOf(userAgent)
          return (
            <li key={id}>
              {device ? t('person.device', device) : t('person.unknownDevice')}
              <small>
                {[ipAddress, t('person.since', { at: dateTime(createdAt, language, nowMs) })]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </li>
          )
        })}
      </ul>
      {failure && <p role="alert">{words(failure)}</p>}
      {data && data.items.length > 0 && (
        <button
          type="button"
          className={form['button']}
          disabled={end.isPending}
          onClick={() =>
            end.mutate(undefined, { onSuccess: () => toast(t('admin.person.ended', { name: person.name })) })
          }
        >
          {t('admin.person.endAll')}
        </button>
      )}
    </section>
  )
}
