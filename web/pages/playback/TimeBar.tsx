import { Select } from 'antd'
import { useMemo } from 'react'
import { serverNow } from '../../data/serverClock.ts'
import { clockTime, dateTime } from '../../format/date.ts'
import { useText } from '../../text/index.ts'
import styles from './Playback.module.css'
import { type PlaybackPlace, SPEEDS } from './playbackPlace.ts'
import { reportBars, type Scene } from './scene.ts'
import type { Player } from './usePlayer.ts'

const BARS = 144
const MARKS = 6

interface TimeBarProps {
  place: PlaybackPlace
  scenes: readonly Scene[]
  player: Player
  onSpeed(speed: number): void
  onLoop(isLooped: boolean): void
}

/** Play, speed and loop, and the bar to go along: beneath it how many were reported when. */
export function TimeBar({ place, scenes, player, onSpeed, onLoop }: TimeBarProps) {
  const { t, language } = useText()
  const { from, to, speed, isLooped } = place
  const { at, isPlaying, toggle, seek } = player
  const bars = useMemo(() => reportBars(scenes, { from, to }, BARS), [scenes, from, to])
  const most = Math.max(1, ...bars)
  const words = dateTime(at, language, serverNow())
  const marks = Array.from({ length: MARKS + 1 }, (_, index) => from + ((to - from) * index) / MARKS)
  const isLong = to - from > 36 * 3_600_000
  return (
    <footer className={styles['bar']}>
      <button
        type="button"
        className={styles['play']}
        aria-label={t(isPlaying ? 'playback.pause' : 'playback.play')}
        title={t('playback.keys')}
        onClick={toggle}
      >
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <path d={isPlaying ? 'M7 5h4v14H7zM13 5h4v14h-4z' : 'M8 5v14l11-7Z'} fill="currentColor" />
        </svg>
      </button>
      <output className={styles['time']}>{words}</output>
      <div className={styles['track']}>
        <svg
          className={styles['bars']}
          viewBox={`0 0 ${BARS} 100`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('playback.histogram', { n: Math.max(0, ...bars) })}
        >
          {bars.map((n, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            <rect key={index} x={index} y={100 - (n / most) * 100} width="0.8" height={(n / most) * 100} />
          ))}
        </svg>
        <input
          type="range"
          aria-label={t('playback.position')}
          aria-valuetext={words}
          min={from}
          max={to}
          step={1000}
          value={at}
          onChange={({ target }) => seek(target.valueAsNumber)}
        />
        <div className={styles['marks']} aria-hidden="true">
          {marks.map((mark) => (
            <span key={mark}>{isLong ? dateTime(mark, language, mark) : clockTime(mark)}</span>
          ))}
        </div>
      </div>
      <Select
        className={styles['speed'] ?? ''}
        aria-label={t('playback.speed')}
        value={speed}
        options={SPEEDS.map((value) => ({ value, label: t('playback.speedTimes', { n: value }) }))}
        onChange={onSpeed}
      />
      <button type="button" className={styles['button']} aria-pressed={isLooped} onClick={() => onLoop(!isLooped)}>
        {t('playback.loop')}
      </button>
    </footer>
  )
}
