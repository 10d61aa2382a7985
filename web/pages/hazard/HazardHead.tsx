import type { HazardCase } from '@wangge/api/contract'
import { usePanels } from '../../app/panels.tsx'
import { useWidth } from '../../app/useWidth.ts'
import { clockStateAt } from '../../data/clockState.ts'
import { useNow } from '../../data/now.ts'
import { ClockSymbol } from '../../map/symbols.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { placeWords } from '../../parts/placeWords.ts'
import { useToast } from '../../parts/Toasts.tsx'
import { useHazardKindName } from '../../parts/useHazardWords.ts'
import { useText, worded } from '../../text/index.ts'
import styles from './HazardHead.module.css'
import { HazardLink } from './HazardLink.tsx'
import { useCopyHazardLink } from './useCopyHazardLink.ts'
import { waitingFor } from './waiting.ts'

const STATE_STEP_SECONDS = 5

/** Serial, source with its own number, kind, grade, where it stands, place, repeats. */
export function HazardHead({ hazard, onBack }: { hazard: HazardCase; onBack(): void }) {
  const { t } = useText()
  const kind = useHazardKindName()(hazard.kind)
  const width = useWidth()
  const { right, setRight } = usePanels()
  const copyLink = useCopyHazardLink(hazard.id)
  const toast = useToast()
  const nowMs = useNow(STATE_STEP_SECONDS)
  const clock = clockStateAt(hazard, nowMs)
  const source = worded(t, 'source', hazard.source)
  return (
    <header className={styles['head']}>
      <div className={styles['over']}>
        {width !== 'wide' && width !== 'desk' && (
          <button type="button" className={styles['back']} onClick={onBack}>
            <Icon name="back" size={18} />
            {t('app.back')}
          </button>
        )}
        <span className={styles['serial']}>
          {hazard.serial} · {source}
          {hazard.sourceReference && ` · ${t('hazard.reference', { reference: hazard.sourceReference })}`}
        </span>
        <span className={styles['tools']}>
          {width === 'desk' && (
            <button
              type="button"
              aria-pressed={right === 'open'}
              title="]"
              onClick={() => setRight(right === 'open' ? 'closed' : 'open')}
            >
              {t('page.map')}
            </button>
          )}
          <button type="button" onClick={() => print()}>
            {t('menu.print')}
          </button>
          <button type="button" onClick={() => void copyLink().then(toast)}>
            {t('menu.copyLink')}
          </button>
        </span>
      </div>
      <div className={styles['title']}>
        <h2 tabIndex={-1} data-detail-title="">
          {kind}
        </h2>
        {hazard.grade === 'major' && <span className={styles['major']}>{t('grade.major')}</span>}
        <span className={styles['state']} data-clock={clock}>
          <ClockSymbol clock={clock} size={14} />
          {[...new Set([t(`clock.${clock}`), t(`hazard.waiting.${waitingFor(hazard)}`)])].join(' · ')}
        </span>
        {hazard.provisional && <span className={styles['provisional']}>{t('hazard.provisional')}</span>}
      </div>
      <p className={styles['place']}>
        {[hazard.townshipName, placeWords(hazard)].filter(Boolean).join(' · ') || t('hazard.outside')}
        {hazard.repeatNumber > 1 && (
          <span className={styles['repeat']}>{t('hazard.repeat', { n: hazard.repeatNumber })}</span>
        )}
      </p>
      {hazard.mergedInto && (
        <p className={styles['place']}>
          {t('hazard.mergedInto')} <HazardLink id={hazard.mergedInto.id}>{hazard.mergedInto.serial}</HazardLink>
        </p>
      )}
    </header>
  )
}
