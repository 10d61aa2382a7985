import { useLiveState } from '../../data/live/hub.ts'
import { useNow, useTick } from '../../data/now.ts'
import { serverNow } from '../../data/serverClock.ts'
import { clockTime, dateTime } from '../../format/date.ts'
import { age } from '../../format/duration.ts'
import { useText } from '../../text/index.ts'
import styles from './Head.module.css'

/** Three missed polls: what is shown is old, whatever the stream says. */
const STALE_SECONDS = 35

interface HeadProps {
  area: string
  /** Name of the view where there are several. */
  view: string
  isDemo: boolean
  isHeld: boolean
  /** When the older of figures and map came, by this machine's clock; 0 = never. */
  updatedAtMs: number
  zone: string
}

/** Whose wall it is, how old what it says is, and the time. */
export function Head({ area, view, isDemo, isHeld, updatedAtMs, zone }: HeadProps) {
  const { t } = useText()
  return (
    <header className={styles['head']}>
      <h1>{area && t('wall.title', { area })}</h1>
      {isDemo && <span className={styles['badge']}>{t('wall.demo')}</span>}
      {view && <span className={styles['view']}>{view}</span>}
      {isHeld && <span className={styles['view']}>{t('wall.held')}</span>}
      <Age updatedAtMs={updatedAtMs} zone={zone} />
      <Clock zone={zone} />
    </header>
  )
}

/** 实时 · 2 秒前, or since when nothing has come. */
function Age({ updatedAtMs, zone }: Pick<HeadProps, 'updatedAtMs' | 'zone'>) {
  const { t, language } = useText()
  const stream = useLiveState()
  const skew = serverNow() - Date.now()
  const seconds = useTick((nowMs) => Math.max(0, Math.floor((nowMs - skew - updatedAtMs) / 1000)))
  if (updatedAtMs === 0) return <p className={styles['age']}>{t('wall.connecting')}</p>
  if (seconds > STALE_SECONDS)
    return (
      <p className={styles['stale']} role="status" data-state="stale">
        <i className={styles['dot']} data-hollow />
        {t('wall.stale', { time: clockTime(updatedAtMs, zone) })}
      </p>
    )
  return (
    <p className={styles['age']} data-state={stream}>
      <i className={styles['dot']} data-hollow={stream !== 'live' || undefined} />
      {t('wall.live')} · {age(seconds, language)}
    </p>
  )
}

function Clock({ zone }: { zone: string }) {
  const { language } = useText()
  const nowMs = useNow(1)
  const time = clockTime(nowMs, zone)
  return (
    <p className={styles['clock']}>
      <span>{dateTime(nowMs, language, nowMs, zone).slice(0, -time.length).trim()}</span>
      <time>{time}</time>
    </p>
  )
}
