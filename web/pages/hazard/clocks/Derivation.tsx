import type { CaseClock, ClockStep } from '@wangge/api/contract'
import { useClockReplay } from '../../../data/hazards.ts'
import { useNow } from '../../../data/now.ts'
import { clockTime, dateTime, dayWords } from '../../../format/date.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import styles from './Derivation.module.css'
import { type DerivationPart, derivationParts } from './derivationParts.ts'
import { useLimitWords } from './useLimitWords.ts'

/** 推算: the walk from the start to the due time, day by day, by the calendar that counted. */
export function Derivation({ id, clock, version }: { id: string; clock: CaseClock; version: number }) {
  const { t } = useText()
  const limitWords = useLimitWords()
  const replay = useClockReplay(id, clock.clock, version)
  if (replay.error) {
    return <Failed what="problem.what.derivation" error={replay.error} onRetry={() => void replay.refetch()} />
  }
  if (!replay.data) return <Skeleton rows={2} />
  const { statutory, promised } = replay.data
  return (
    <div className={styles['box']}>
      {statutory && (
        <Walk
          title={`${t('hazard.required')}${clock.statutory ? ` ${limitWords(clock.statutory)}` : ''}`}
          steps={statutory}
        />
      )}
      {promised && (
        <Walk
          title={`${t('hazard.promised')}${clock.promised ? ` ${limitWords(clock.promised)}` : ''}`}
          steps={promised}
        />
      )}
      {!statutory && !promised && <p>{t('hazard.noWalk')}</p>}
      <p className={styles['rule']}>{t('hazard.rule', { source: clock.source, version: clock.ruleVersion })}</p>
    </div>
  )
}

function Walk({ title, steps }: { title: string; steps: readonly ClockStep[] }) {
  const { t, language } = useText()
  const nowMs = useNow(3600)
  return (
    <div className={styles['walk']}>
      <strong>{title}</strong>
      <ol>
        {derivationParts(steps).map((part) => (
          <li key={`${part.code} ${part.at} ${part.days[0] ?? ''}`} data-code={part.code}>
            {words(part)}
          </li>
        ))}
      </ol>
    </div>
  )

  function words(part: DerivationPart) {
    const days = part.days.map((day) => dayWords(day, language)).join(language === 'zh' ? '、' : ', ')
    switch (part.code) {
      case 'start':
        return t('hazard.walk.start', { at: dateTime(part.at, language, nowMs) })
      case 'startDayNotCounted':
        return t('hazard.walk.startDayNotCounted')
      case 'counted':
        return (
          <>
            {days} <b>{part.number}</b>
          </>
        )
      case 'makeUp':
        return (
          <>
            {days} {part.name || t('hazard.walk.makeUp')} {part.number !== null && <b>{part.number}</b>}
          </>
        )
      case 'rest':
        return (
          <>
            <s>{days}</s> {part.name}
          </>
        )
      case 'unpublished':
        return (
          <span className={styles['provisional']}>
            {t('hazard.walk.unpublished', { year: part.days[0]?.slice(0, 4) ?? part.name })}
          </span>
        )
      case 'due':
        return <b>{t('hazard.walk.due', { at: dateTime(part.at, language, nowMs) })}</b>
      case 'extended':
        return t('hazard.walk.extended', { n: part.number ?? '', name: part.name })
      case 'paused':
      case 'resumed':
        return t(`hazard.walk.${part.code}`, { at: dateTime(part.at, language, nowMs) })
      case 'dutyBegins':
      case 'dutyEnds':
        return t(`hazard.walk.${part.code}`, { day: days, at: clockTime(part.at) })
    }
  }
}
