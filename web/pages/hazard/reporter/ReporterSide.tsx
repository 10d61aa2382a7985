import type { ReporterSide as Side } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { useReporterSide } from '../../../data/reporterSide.ts'
import { dateTime } from '../../../format/date.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import { reporterText } from '../../../text/reporter.ts'
import { useWords } from '../../../text/useWords.ts'
import { AskReporter } from './AskReporter.tsx'
import { EndLink } from './EndLink.tsx'
import styles from './ReporterSide.module.css'

/** Whether the reporter follows the case, what he was asked and answered, how he rates the result. */
export default function ReporterSide({ id }: { id: string }) {
  useWords(reporterText)
  const { t } = useText()
  const { data, error, refetch } = useReporterSide(id)
  if (error) return <Failed what="reporter.failed" error={error} onRetry={() => void refetch()} />
  if (!data?.link) return null
  return (
    <Section title={t('reporter.title')}>
      <Link link={data.link} />
      <Questions questions={data.questions} />
      <Ratings ratings={data.ratings} />
      {data.mayAsk && <AskReporter id={id} />}
      {data.mayRevoke && <EndLink id={id} />}
    </Section>
  )
}

function Link({ link }: { link: NonNullable<Side['link']> }) {
  const { t } = useText()
  const at = useMoments()
  const { placeBy, seenAt, revokedAt, revokedByName } = link
  return (
    <>
      <p>
        {revokedAt
          ? t('reporter.ended', { name: revokedByName ?? '', at: at(revokedAt) })
          : `${t('reporter.followed')} · ${seenAt ? t('reporter.seen', { at: at(seenAt) }) : t('reporter.unseen')}`}
      </p>
      <p className={placeBy === 'area' ? styles['rough'] : styles['quiet']}>{t(`reporter.placeBy.${placeBy}`)}</p>
    </>
  )
}

function Questions({ questions }: { questions: Side['questions'] }) {
  const { t } = useText()
  const at = useMoments()
  return questions.map(({ id, question, askedByName, askedAt, answer, answeredAt }) => (
    <div key={id} className={styles['letter']}>
      <p className={styles['quiet']}>
        {t('reporter.question', { name: askedByName })} · {at(askedAt)}
      </p>
      <p className={styles['words']}>{question}</p>
      <p className={styles['quiet']}>
        {answeredAt ? `${t('reporter.answer')} · ${at(answeredAt)}` : t('reporter.waiting')}
      </p>
      {answer && <p className={styles['words']}>{answer}</p>}
    </div>
  ))
}

function Ratings({ ratings }: { ratings: Side['ratings'] }) {
  const { t } = useText()
  const at = useMoments()
  return ratings.map(({ reopenedCount, score, words, ratedAt }, place) => (
    <div key={reopenedCount} className={styles['letter']}>
      <p>
        <strong>
          {t('reporter.rating')} {t('reporter.score', { n: score })}
        </strong>{' '}
        <span className={styles['quiet']}>
          {place > 0 && `${t('reporter.ratingEarlier', { n: reopenedCount + 1 })} · `}
          {at(ratedAt)}
        </span>
      </p>
      {words && <p className={styles['words']}>{words}</p>}
    </div>
  ))
}

function useMoments(): (instant: string) => string {
  const { language } = useText()
  const nowMs = useNow(60)
  return (instant) => dateTime(instant, language, nowMs)
}
