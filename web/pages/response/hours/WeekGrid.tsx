import type { ResponseHours } from '@wangge/api/contract'
import { flavours } from '@wangge/tiles/style'
import { type KeyboardEvent, useState } from 'react'
import { useTheme } from '../../../app/Appearance.tsx'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import type { Chosen } from '../chosen.ts'
import { rampStep } from '../figures/ramp.ts'
import { inUnit } from '../figures/units.ts'
import type { ResponseView } from '../filter/responseView.ts'
import styles from './WeekGrid.module.css'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
/** Where an arrow key goes: weekdays down, hours to the right. */
const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

interface WeekGridProps {
  hours: ResponseHours['hours']
  chosen: Chosen
  view: Pick<ResponseView, 'weekday' | 'hour'>
  onChoose(weekday: number, hour: number): void
}

/** Seven rows of 24; one stop for Tab, arrows inside. Too few cases: dots, no colour. */
export function WeekGrid({ hours, chosen: { unit, breaks, promiseSeconds }, view, onChoose }: WeekGridProps) {
  const { t } = useText()
  const { percentile } = flavours[useTheme()]
  const [[row, column], setPlace] = useState<readonly [number, number]>([1, 0])
  const found = new Map(hours.map((one) => [`${one.weekday}-${one.hour}`, one]))
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const [down, right] = STEPS[event.key] ?? [0, 0]
    if (down === 0 && right === 0) return
    event.preventDefault()
    const weekday = Math.min(7, Math.max(1, row + down))
    const hour = Math.min(23, Math.max(0, column + right))
    setPlace([weekday, hour])
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${weekday}-${hour}"]`)?.focus()
  }
  return (
    <table className={styles['grid']} aria-label={t('response.weekDo')} onKeyDown={onKeyDown}>
      <tbody>
        {WEEKDAYS.map((weekday) => (
          <tr key={weekday}>
            <th scope="row">{t(`response.weekdayShort.${weekday}`)}</th>
            {HOURS.map((hour) => {
              const { n, p90 } = found.get(`${weekday}-${hour}`) ?? { n: 0, p90: null }
              const step = rampStep({ n, p90 }, breaks)
              const words = t(step === null ? 'response.weekCellFew' : 'response.weekCell', {
                weekday: t(`response.weekday.${weekday}`),
                hour,
                n: count(n),
                value: `${inUnit(p90, unit, promiseSeconds)} ${t(`response.unit.${unit}`)}`,
              })
              return (
                <td key={hour}>
                  <button
                    type="button"
                    data-at={`${weekday}-${hour}`}
                    data-few={step === null}
                    tabIndex={weekday === row && hour === column ? 0 : -1}
                    aria-label={words}
                    aria-pressed={view.weekday === weekday && view.hour === hour}
                    title={words}
                    style={step === null ? undefined : { background: percentile[step] }}
                    onFocus={() => setPlace([weekday, hour])}
                    onClick={() => onChoose(weekday, hour)}
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          {HOURS.map((hour) => (
            <td key={hour}>{hour % 6 === 0 && hour}</td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}
