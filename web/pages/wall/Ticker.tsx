import type { WallCase, WallFigures } from '@wangge/api/contract'
import { clockStateAt } from '../../data/clockState.ts'
import { useTick } from '../../data/now.ts'
import { span } from '../../format/duration.ts'
import { ClockSymbol } from '../../map/symbols.tsx'
import { useHazardKindName } from '../../parts/useHazardWords.ts'
import { useText } from '../../text/index.ts'
import { shortName } from './placeName.ts'
import styles from './Ticker.module.css'

/** Design pixels that a case needs, and those of the words before them. */
const CASE_PX = 420
const WORDS_PX = 184

/** What breaches next, soonest first: as many as the width has room for. They go on by themselves as their time runs out. */
export function Ticker({ figures, width }: { figures: WallFigures | undefined; width: number }) {
  const { t } = useText()
  const next = figures?.next ?? []
  const due = useTick((nowMs) => next.filter(({ dueAt }) => Date.parse(dueAt ?? '') < nowMs).length)
  const room = Math.max(1, Math.floor((width - WORDS_PX) / CASE_PX))
  const shown = next.slice(due, due + room)
  return (
    <section className={styles['ticker']} aria-label={t('wall.next')}>
      <h2>{t('wall.next')}</h2>
      {figures && shown.length === 0 && <p className={styles['none']}>{t('wall.nextNone')}</p>}
      <ol style={{ gridTemplateColumns: `repeat(${room}, minmax(0, 1fr))` }}>
        {shown.map((one) => (
          <Case key={one.id} one={one} />
        ))}
      </ol>
    </section>
  )
}

function Case({ one }: { one: WallCase }) {
  const { t, language } = useText()
  const kindName = useHazardKindName()
  const { kind, dueAt, dueClock, townshipName } = one
  const left = useTick((nowMs) => span(Math.max(0, (Date.parse(dueAt ?? '') - nowMs) / 1000), language))
  const state = useTick((nowMs) => clockStateAt(one, nowMs))
  return (
    <li data-case={one.id}>
      <ClockSymbol clock={state} size={40} />
      <p className={styles['words']}>
        <b>{kindName(kind)}</b>
        <span>
          {townshipName === null ? t('wall.outside') : shortName(townshipName)}
          {dueClock && ` · ${t(`wall.waits.${dueClock}`)}`}
        </span>
      </p>
      <time data-clock={state}>{left}</time>
    </li>
  )
}
