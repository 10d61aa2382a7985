import { useCallback, useRef } from 'react'
import { useView } from '../../../app/ViewContext.tsx'
import { minutes } from '../../../format/duration.ts'
import { count, people } from '../../../format/number.ts'
import { useOpenFigure } from '../../../parts/FigureSheet.tsx'
import { useNetworkName } from '../../../parts/useNetworkName.ts'
import { useText } from '../../../text/index.ts'
import { useSettingWords } from '../figures/useSettingWords.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './Gaps.module.css'
import type { GapRow } from './gapRows.ts'

/** Homes listed in the sheet; the file has them all by their gap. */
const LISTED = 100
const HOME_ZOOM = 15.5

/** Opens what is behind a gap: how it came about, under which settings, and the homes in it, each leading to its way. */
export function useGapSheet(): (row: GapRow) => void {
  const { t, language } = useText()
  const table = usePlanTable()
  const { select } = useView()
  const open = useOpenFigure()
  const networkName = useNetworkName()
  const words = useSettingWords()
  const latest = useRef({ table, select, open, networkName, words, t, language })
  latest.current = { table, select, open, networkName, words, t, language }
  return useCallback((row: GapRow) => {
    const { table, select, open, networkName, words, t, language } = latest.current
    const { base, answer, settings } = table
    if (!base || !answer) return
    const { gap } = row
    const residents = base.residences.people
    const rows = [...gap.rows].sort((a, b) => (residents[b] ?? 0) - (residents[a] ?? 0))
    const keys = [
      'limitSeconds',
      'speedMetresPerSecond',
      'minuteOfWeek',
      'kinds',
      'asksForStaff',
      'asksForRoom',
    ] as const
    open({
      name: [row.name, row.place].filter(Boolean).join(' · '),
      value: t(`plan.unit.${settings.weight}`, { n: count(row.amount) }),
      formula: t(gap.state === 'gap' ? 'plan.gapFormula' : 'plan.closedFormula', {
        limit: minutes(settings.limitSeconds, language),
        n: count(gap.rows.length),
      }),
      note: t('plan.gapNote', {
        people: count(gap.sums.people),
        dwellings: count(gap.sums.dwellings),
        nearest: row.pointName || t('plan.noWay'),
        minutes: minutes(row.seconds, language),
      }),
      source: [
        networkName(base.network),
        ...keys.map((key) => `${t(`plan.setting.${key}`)} ${words(settings, key)}`),
        t('plan.editsOf', { n: table.edits.length }),
      ].join(t('plan.join')),
      list: (
        <ul className={styles['homes']}>
          {rows.slice(0, LISTED).map((home) => (
            <li key={home}>
              <button
                type="button"
                onClick={() =>
                  select(
                    { type: 'residence', id: base.residences.id[home] ?? '' },
                    { position: [base.residences.lon[home] ?? 0, base.residences.lat[home] ?? 0], zoom: HOME_ZOOM },
                  )
                }
              >
                <span>{t('plan.home', { n: home + 1 })}</span>
                <strong>{people(residents[home] ?? 0, language)}</strong>
                <span>{t('plan.homeShow')}</span>
              </button>
            </li>
          ))}
          {rows.length > LISTED && <li>{t('plan.homesMore', { n: count(rows.length - LISTED) })}</li>}
        </ul>
      ),
    })
  }, [])
}
