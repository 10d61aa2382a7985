import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { askAnew } from '../data/afterChange.ts'
import { request } from '../data/client.ts'
import { useNow } from '../data/now.ts'
import { mySessionsQuery } from '../data/session.ts'
import { dateTime } from '../format/date.ts'
import { deviceOf } from '../format/device.ts'
import { useProblemWords } from '../parts/problemWords.ts'
import { Section } from '../parts/Section.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useText } from '../text/index.ts'
import styles from './SessionList.module.css'

/** Browsers and phones where I am signed in; each but this one can be revoked. */
export function SessionList() {
  const { t, language } = useText()
  const words = useProblemWords()
  const nowMs = useNow(60)
  const client = useQueryClient()
  const { data, error } = useQuery(mySessionsQuery)
  const revoke = useMutation({
    mutationFn: (id: string) => request<void>(`/sessions/${id}`, { method: 'DELETE' }),
    onSettled: () => askAnew(client, mySessionsQuery.queryKey),
  })
  const failure = revoke.error ?? error
  return (
    <Section title={t('person.sessions')}>
      <p className={styles['note']}>{t('person.sessionsNote')}</p>
      {!data && !error && <Skeleton rows={2} />}
      <ul className={styles['sessions']}>
        {data?.items.map(({ id, userAgent, ipAddress, createdAt, isCurrent }) => {
          const found = deviceOf(userAgent)
          const device = found ? t('person.device', found) : t('person.unknownDevice')
          return (
            <li key={id}>
              <span>
                {device}
                {isCurrent && <em>{t('person.current')}</em>}
              </span>
              <small>
                {[ipAddress, t('person.since', { at: dateTime(createdAt, language, nowMs) })]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              {!isCurrent && (
                <button
                  type="button"
                  aria-label={t('person.revokeNamed', { device })}
                  disabled={revoke.isPending}
                  onClick={() => revoke.mutate(id)}
                >
                  {t('person.revoke')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {failure && <p role="alert">{words(failure)}</p>}
    </Section>
  )
}
