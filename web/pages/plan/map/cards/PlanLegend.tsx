import { flavours } from '@wangge/tiles/style'
import { useState } from 'react'
import { useTheme } from '../../../../app/Appearance.tsx'
import { useWidth } from '../../../../app/useWidth.ts'
import { useDistrict } from '../../../../data/queries.ts'
import { minutes } from '../../../../format/duration.ts'
import { count } from '../../../../format/number.ts'
import { CoverageKey } from '../../../../map/CoverageKey.tsx'
import chrome from '../../../../map/chrome.module.css'
import legend from '../../../../map/Legend.module.css'
import { useText } from '../../../../text/index.ts'
import { pointTitle } from '../../edits/editWords.ts'
import { useEditWording } from '../../edits/useEditWording.ts'
import { StateSymbol } from '../../settings/StateSymbol.tsx'
import { usePlanTable } from '../../state/table.ts'
import { usePlanPlace } from '../../state/usePlanPlace.ts'
import type { PlanPin } from '../layers/pins.ts'
import styles from './PlanLegend.module.css'

/** What is on, as it is drawn; of the chosen point whom its limit reaches by the streets and on paper. */
export function PlanLegend({ pins }: { pins: readonly PlanPin[] }) {
  const { t, language } = useText()
  const { answer, settings, edits } = usePlanTable()
  const wording = useEditWording()
  const { layers } = usePlanPlace()
  const run = useDistrict().data?.run
  const theme = useTheme()
  const isNarrow = useWidth() === 'phone'
  const [isOpen, setOpen] = useState(!isNarrow)
  const shed = answer?.shed ?? null
  const { map } = flavours[theme]
  const pin = pins.find(({ id }) => id === shed?.pointId)
  const persons = (n: number) => t('plan.unit.people', { n: count(n) })
  return (
    <section className={`${chrome['card']} ${legend['legend']}`} data-legend aria-label={t('map.legend')}>
      <button
        type="button"
        className={legend['fold']}
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'map.legend.collapse' : 'map.legend.expand')}
        onClick={() => setOpen(!isOpen)}
      >
        {!isOpen && t('map.legend')}
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <path d={isOpen ? 'M2 4l4 4 4-4' : 'M2 8l4-4 4 4'} fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </button>
      {isOpen && shed && pin && (
        <>
          <h4 className={styles['title']}>
            {t('plan.shed', {
              name: pointTitle(edits, pin.id, wording),
              limit: minutes(settings.limitSeconds, language),
            })}
          </h4>
          <dl className={styles['rows']}>
            <div className={styles['row']}>
              <dt>
                <span
                  className={styles['area']}
                  style={{ borderColor: map.walkshed, background: `${map.walkshed}22` }}
                />
                {t('plan.shed.within')}
              </dt>
              <dd>{persons(shed.peopleWithin)}</dd>
            </div>
            <div className={styles['row']}>
              <dt>
                <span className={styles['circle']} style={{ borderColor: map.paperCircle }} />
                {t('plan.shed.circle')}
              </dt>
              <dd>{persons(shed.peopleInCircle)}</dd>
            </div>
            <div className={styles['row']}>
              <dt>
                <span className={styles['diamond']}>
                  <StateSymbol state="gap" />
                </span>
                {t('plan.shed.over', { limit: minutes(settings.limitSeconds, language) })}
              </dt>
              <dd className={styles['over']}>{persons(shed.peopleInCircleOverLimit)}</dd>
            </div>
          </dl>
        </>
      )}
      {isOpen && layers.includes('homes') && !(shed && pin) && (
        <ul className={styles['keys']}>
          {(['served', 'gained', 'closed', 'gap', 'noStreetData'] as const).map((state) => (
            <li key={state}>
              <StateSymbol state={state} />
              {t(`plan.state.${state}`)}
            </li>
          ))}
        </ul>
      )}
      {isOpen && layers.includes('coverage') && (
        <CoverageKey
          theme={theme}
          t={t}
          limitMinutes={run ? Math.round(run.limitSeconds / 6) / 10 : null}
          isBackdrop={false}
        />
      )}
    </section>
  )
}
