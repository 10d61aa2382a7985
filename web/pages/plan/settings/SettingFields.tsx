import type { PlanSettings } from '@wangge/api/walk'
import { InputNumber, Select } from 'antd'
import { useText } from '../../../text/index.ts'
import styles from './Settings.module.css'
import { clockOf, isTime, minuteOfWeek } from './weekMinute.ts'

interface FieldProps {
  settings: PlanSettings
  onChange(part: Partial<PlanSettings>): void
}

/** Minutes that promises are made of; any other is typed. */
const LIMIT_MINUTES = [5, 8, 10, 15, 20, 30]
/** Paces of DB/T 15-minute life circles and of older people, and the adult's: words say which. */
const SPEEDS = [1.25, 0.83, 0.8] as const
const OTHER = 'other'
const MINUTE = 60

export function LimitField({ settings: { limitSeconds }, onChange }: FieldProps) {
  const { t } = useText()
  const isUsual = limitSeconds % MINUTE === 0 && LIMIT_MINUTES.includes(limitSeconds / MINUTE)
  return (
    <div className={styles['field']}>
      <span>{t('plan.setting.limitSeconds')}</span>
      <span className={styles['pair']}>
        <Select
          aria-label={t('plan.setting.limitSeconds')}
          value={isUsual ? limitSeconds : OTHER}
          options={[
            ...LIMIT_MINUTES.map((n) => ({ value: n * MINUTE, label: t('plan.minutes', { n }) })),
            { value: OTHER, label: t('plan.other') },
          ]}
          onChange={(value) => onChange({ limitSeconds: value === OTHER ? limitSeconds + MINUTE : Number(value) })}
        />
        {!isUsual && (
          <InputNumber
            aria-label={t('plan.setting.limitSeconds')}
            value={limitSeconds / MINUTE}
            min={1}
            max={60}
            step={1}
            changeOnBlur
            onChange={(value) => value !== null && onChange({ limitSeconds: Math.round(value * MINUTE) })}
          />
        )}
      </span>
    </div>
  )
}

export function SpeedField({ settings: { speedMetresPerSecond }, onChange }: FieldProps) {
  const { t } = useText()
  const usual = SPEEDS.find((speed) => speed === speedMetresPerSecond)
  return (
    <div className={styles['field']}>
      <span>{t('plan.setting.speedMetresPerSecond')}</span>
      <span className={styles['pair']}>
        <Select
          aria-label={t('plan.setting.speedMetresPerSecond')}
          value={usual ?? OTHER}
          options={[
            ...SPEEDS.map((value) => ({ value, label: t(`plan.speed.${value}`) })),
            { value: OTHER, label: t('plan.other') },
          ]}
          onChange={(value) => onChange({ speedMetresPerSecond: value === OTHER ? 1 : Number(value) })}
        />
        {usual === undefined && (
          <InputNumber
            aria-label={t('plan.speedAny')}
            value={speedMetresPerSecond}
            min={0.3}
            max={2.5}
            step={0.05}
            precision={2}
            changeOnBlur
            onChange={(value) => value !== null && onChange({ speedMetresPerSecond: value })}
          />
        )}
      </span>
    </div>
  )
}

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const
const ANY_TIME = -1
/** What a chosen day begins with: an evening, when doors are shut and people are home. */
const EVENING = 20 * 60

export function WhenField({ settings: { minuteOfWeek: minute }, onChange }: FieldProps) {
  const { t } = useText()
  const { day, time } = clockOf(minute ?? EVENING)
  return (
    <div className={styles['field']}>
      <span>{t('plan.setting.minuteOfWeek')}</span>
      <span className={styles['pair']}>
        <Select
          aria-label={t('plan.setting.minuteOfWeek')}
          value={minute === null ? ANY_TIME : day}
          options={[
            { value: ANY_TIME, label: t('plan.whenever') },
            ...DAYS.map((value) => ({ value, label: t(`plan.day.${value}`) })),
          ]}
          onChange={(value) =>
            onChange({
              minuteOfWeek: value === ANY_TIME ? null : minuteOfWeek(value, minute === null ? '20:00' : time),
            })
          }
        />
        {minute !== null && (
          <input
            key={time}
            type="text"
            inputMode="numeric"
            maxLength={5}
            className={styles['time']}
            aria-label={t('plan.clock')}
            defaultValue={time}
            onBlur={({ target }) => {
              // 24 hours whatever the browser's own language; what is no time goes back.
              if (isTime(target.value)) onChange({ minuteOfWeek: minuteOfWeek(day, target.value) })
              else target.value = time
            }}
            onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
          />
        )}
      </span>
    </div>
  )
}
