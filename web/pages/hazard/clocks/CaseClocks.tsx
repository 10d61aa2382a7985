import type { CaseClock, HazardCase } from '@wangge/api/contract'
import type { Clock } from '@wangge/db/vocabulary'
import { useState } from 'react'
import { ClockSymbol } from '../../../map/symbols.tsx'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import styles from './CaseClocks.module.css'
import { ClockRow } from './ClockRow.tsx'
import { latestClocks } from './clockBar.ts'
import { Derivation } from './Derivation.tsx'

/** 时钟: what runs, what was kept, what has not begun; and how each due time came about. */
export function CaseClocks({ hazard }: { hazard: HazardCase }) {
  const { t } = useText()
  const [shown, setShown] = useState<Clock | null>(null)
  const clocks = latestClocks(hazard.clocks)
  const first = clocks[0]
  const toggle = (clock: Clock): void => setShown(shown === clock ? null : clock)
  return (
    <Section
      title={t('hazard.clocks')}
      aside={
        first && (
          <button
            type="button"
            className={styles['link']}
            aria-expanded={shown !== null}
            onClick={() => (shown === null ? setShown(first.clock) : setShown(null))}
          >
            {t(shown === null ? 'hazard.showSteps' : 'hazard.hideSteps')}
          </button>
        )
      }
    >
      {clocks.length === 0 && <p className={styles['none']}>{t('hazard.noClocks')}</p>}
      {clocks.filter(({ stoppedAt }) => stoppedAt === null).map(row)}
      {isRectifyAhead(hazard) && <RectifyAhead />}
      {clocks.filter(({ stoppedAt }) => stoppedAt !== null).map(row)}
    </Section>
  )

  function row(clock: CaseClock) {
    return (
      <div key={clock.clock}>
        <ClockRow clock={clock} isShown={shown === clock.clock} onSteps={() => toggle(clock.clock)} />
        {shown === clock.clock && <Derivation id={hazard.id} clock={clock} version={hazard.version} />}
      </div>
    )
  }
}

/** The clock that the next step will start. */
function RectifyAhead() {
  const { t } = useText()
  return (
    <div className={styles['clock']}>
      <p className={styles['top']}>
        <ClockSymbol clock="notStarted" size={14} />
        <span className={styles['name']}>{t('hazard.clockName.rectify')}</span>
        <strong>{t('clock.notStarted')}</strong>
      </p>
      <div className={styles['bar']} />
      <p className={styles['ends']}>
        <span>{t('hazard.rectifyStarts')}</span>
      </p>
    </div>
  )
}

const isRectifyAhead = ({ clocks, state, verdict }: HazardCase): boolean =>
  state !== 'closedOut' &&
  verdict !== 'false' &&
  verdict !== 'duplicate' &&
  !clocks.some(({ clock, stoppedAt }) => clock === 'rectify' && stoppedAt === null) &&
  (state === 'reported' || state === 'acknowledged' || state === 'verified')
