import type { PlanSettings } from '@wangge/api/walk'
import { Select } from 'antd'
import { minutes } from '../../../format/duration.ts'
import { useText } from '../../../text/index.ts'
import { weekTime } from '../figures/weekTime.ts'
import styles from './Compare.module.css'

const LIMITS = [180, 300, 600, 900, 1200, 1800]
const SPEEDS = [0.8, 0.83, 1, 1.25, 1.4]
/** Every third hour of the week. */
const TIMES = Array.from({ length: 56 }, (_, step) => step * 180)
const ANY_HOUR = -1

interface SettingFieldsProps {
  title: string
  settings: PlanSettings
  onChange(settings: PlanSettings): void
}

/** Limit, speed and hour of one side. */
export function SettingFields({ title, settings, onChange }: SettingFieldsProps) {
  const { t, language } = useText()
  const { limitSeconds, speedMetresPerSecond, minuteOfWeek } = settings
  const withOwn = (values: readonly number[], own: number): number[] =>
    [...new Set([...values, own])].sort((a, b) => a - b)
  return (
    <fieldset className={styles['side']}>
      <legend>{title}</legend>
      <Select
        aria-label={`${title} ${t('planCompare.what.limitSeconds')}`}
        value={limitSeconds}
        options={withOwn(LIMITS, limitSeconds).map((value) => ({ value, label: minutes(value, language) }))}
        onChange={(value) => onChange({ ...settings, limitSeconds: value })}
      />
      <Select
        aria-label={`${title} ${t('planCompare.what.speedMetresPerSecond')}`}
        value={speedMetresPerSecond}
        options={withOwn(SPEEDS, speedMetresPerSecond).map((value) => ({ value, label: `${value} m/s` }))}
        onChange={(value) => onChange({ ...settings, speedMetresPerSecond: value })}
      />
      <Select
        aria-label={`${title} ${t('planCompare.what.minuteOfWeek')}`}
        value={minuteOfWeek ?? ANY_HOUR}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: ANY_HOUR, label: t('planFigure.hoursAny') },
          ...withOwn(TIMES, minuteOfWeek ?? 0).map((value) => ({ value, label: weekTime(value, language) })),
        ]}
        onChange={(value) => onChange({ ...settings, minuteOfWeek: value === ANY_HOUR ? null : value })}
      />
    </fieldset>
  )
}
