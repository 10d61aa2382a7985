import { Segmented } from 'antd'
import { useCopyLink } from '../../app/useCopyLink.ts'
import { dateTime } from '../../format/date.ts'
import { CellSelect } from '../../parts/CellSelect.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useToast } from '../../parts/Toasts.tsx'
import { useText } from '../../text/index.ts'
import styles from './Playback.module.css'
import { type PlaybackPlace, SPAN_HOURS } from './playbackPlace.ts'

const HOUR_MS = 3_600_000

interface PlaybackHeadProps {
  place: PlaybackPlace
  now: number
  onWindow(from: number, to: number): void
  onArea(area: string): void
}

/** Which window and area. */
export function PlaybackHead({ place, now, onWindow, onArea }: PlaybackHeadProps) {
  const { t, language } = useText()
  const copy = useCopyLink()
  const toast = useToast()
  const { from, to, area } = place
  const length = to - from
  const [previous, next] = [t('playback.previous'), t('playback.next')]
  return (
    <header className={styles['head']}>
      <h2>{t('playback.title')}</h2>
      <fieldset className={styles['window']}>
        <legend className="visuallyHidden">{t('playback.window')}</legend>
        <button
          type="button"
          className={styles['icon']}
          aria-label={previous}
          title={previous}
          onClick={() => onWindow(from - length, from)}
        >
          <Icon name="left" size={18} />
        </button>
        <strong>
          {dateTime(from, language, now)} – {dateTime(to, language, now)}
        </strong>
        <button
          type="button"
          className={styles['icon']}
          aria-label={next}
          title={next}
          disabled={to > now}
          onClick={() => onWindow(to, to + length)}
        >
          <Icon name="right" size={18} />
        </button>
      </fieldset>
      <Segmented
        aria-label={t('playback.window')}
        value={SPAN_HOURS.find((hours) => hours * HOUR_MS === length) ?? ''}
        options={SPAN_HOURS.map((hours) => ({ value: hours, label: t(`playback.span.${hours}`) }))}
        onChange={(hours) =>
          onWindow(
            Math.max(from, to - Number(hours) * HOUR_MS),
            Math.max(from, to - Number(hours) * HOUR_MS) + Number(hours) * HOUR_MS,
          )
        }
      />
      <CellSelect
        className={styles['area'] ?? ''}
        value={area}
        label={t('playback.area')}
        placeholder={t('playback.wholeArea')}
        onChange={onArea}
      />
      <button type="button" className={styles['button']} onClick={() => void copy().then((words) => toast(words))}>
        {t('playback.copyLink')}
      </button>
    </header>
  )
}
