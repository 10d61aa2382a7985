import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useWidth } from '../../app/useWidth.ts'
import { useView } from '../../app/ViewContext.tsx'
import { ProblemError } from '../../data/client.ts'
import { useTick } from '../../data/now.ts'
import { useProblemWords } from '../../parts/problemWords.ts'
import { viewToSearch } from '../../state/address.ts'
import { useText } from '../../text/index.ts'
import { CountsPanel } from './CountsPanel.tsx'
import styles from './Playback.module.css'
import { PlaybackHead } from './PlaybackHead.tsx'
import { PlaybackMap } from './PlaybackMap.tsx'
import { type PlaybackPlace, parsePlayback, playbackParams } from './playbackPlace.ts'
import { TimeBar } from './TimeBar.tsx'
import { usePlaybackData } from './usePlaybackData.ts'
import { usePlaybackText } from './usePlaybackText.ts'
import { usePlayer } from './usePlayer.ts'
import { usePlayerKeys } from './usePlayerKeys.ts'

const HOUR_MS = 3_600_000

/** Any day or window once more: hazards with their clocks, teams on their ways, who was sent where. */
export default function PlaybackPage() {
  usePlaybackText()
  const { t } = useText()
  const width = useWidth()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { view, change } = useView()
  const hour = useTick((nowMs) => Math.floor(nowMs / HOUR_MS))
  const now = (hour + 1) * HOUR_MS
  // The window of an address without one is that of the moment at which it was opened.
  const opened = useRef(now)
  const place = useMemo(() => parsePlayback(search, opened.current), [search])
  const { from, to, at: start, speed, isLooped } = place
  const go = useCallback(
    (part: Partial<PlaybackPlace>, isStep = false) => change({}, playbackParams(part), isStep),
    [change],
  )
  const data = usePlaybackData(place)
  const { scenes, parts, error } = data
  const until = untilOf(scenes, from)
  const player = usePlayer({ from, to, start, speed, isLooped, until })
  const { at, isPlaying } = player
  const onSpeed = useCallback((next: number) => go({ speed: next }), [go])
  usePlayerKeys({ player, stepMs: (to - from) / 100, speed, onSpeed, onLoop: () => go({ isLooped: !isLooped }) })
  // Where it was taken to stays in the address once it rests there.
  useEffect(() => {
    if (isPlaying || at === start) return
    const timer = setTimeout(() => go({ at }), 400)
    return () => clearTimeout(timer)
  }, [at, isPlaying, start, go])
  const onHazard = useCallback(
    (id: string) => void navigate({ pathname: `/hazards/${id}`, search: viewToSearch(view) }),
    [navigate, view],
  )
  return (
    <main id="main" className={styles['page']} data-width={width} tabIndex={-1}>
      <PlaybackHead
        place={place}
        now={now}
        onWindow={(begin, end) => go({ from: begin, to: end, at: begin }, true)}
        onArea={(code) => go({ area: code }, true)}
      />
      <div className={styles['columns']}>
        <PlaybackMap scenes={scenes} player={player} onHazard={onHazard} />
        <CountsPanel scenes={scenes} at={at} />
        {scenes.length < parts && (
          <p className={styles['loading']} role="status" data-failed={error !== null || undefined}>
            {error ? (
              <FailedPart error={error} onRetry={data.retry} />
            ) : (
              t('playback.loading', { n: scenes.length, of: parts })
            )}
            {!error && <progress value={scenes.length} max={parts} aria-label={t('playback.what')} />}
          </p>
        )}
      </div>
      <TimeBar
        place={place}
        scenes={scenes}
        player={player}
        onSpeed={onSpeed}
        onLoop={(next) => go({ isLooped: next })}
      />
    </main>
  )
}

function FailedPart({ error, onRetry }: { error: Error; onRetry(): void }) {
  const { t } = useText()
  const words = useProblemWords()
  const isLarge = error instanceof ProblemError && error.code === 'windowTooLarge'
  return (
    <>
      {isLarge ? t('playback.tooLarge', { most: String(error.params['most'] ?? '') }) : words(error)}
      {!isLarge && (
        <button type="button" className={styles['button']} onClick={onRetry}>
          {t('playback.retry')}
        </button>
      )}
    </>
  )
}

/** How far the parts reach without a hole. */
function untilOf(scenes: readonly { from: number; to: number }[], from: number): number {
  let until = from
  for (const scene of scenes) if (scene.from <= until) until = Math.max(until, scene.to)
  return until
}
