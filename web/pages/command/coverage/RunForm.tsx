import type { District } from '@wangge/api/contract'
import { Button, InputNumber, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import type { CoverageRequest } from '../../../data/useCoverageRun.ts'
import { useText, worded } from '../../../text/index.ts'
import styles from './RunPanel.module.css'

/** Presets: adults, 500 m in ten minutes (GB 50180), older people. Metres a second. */
const SPEEDS = [
  { value: 1.25, label: 'run.speedAdult' },
  { value: 0.83, label: 'run.speedStandard' },
  { value: 0.8, label: 'run.speedOlder' },
] as const

interface RunFormProps {
  district: District
  onStart(request: CoverageRequest): void
  onCancel(): void
}

/** Minutes, walking speed and kinds of service point of a new run, beginning with those of the last. */
export function RunForm({ district, onStart, onCancel }: RunFormProps) {
  const { t } = useText()
  const [request, setRequest] = useState<CoverageRequest>({
    minutes: (district.run?.limitSeconds ?? 600) / 60,
    speedMetresPerSecond: district.run?.speedMetresPerSecond ?? SPEEDS[0].value,
    kinds: district.run?.kinds ?? [],
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onStart(request)
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <label htmlFor="run-minutes">
        {t('run.minutes')}
        <InputNumber
          id="run-minutes"
          min={1}
          max={60}
          value={request.minutes}
          onChange={(minutes) => setRequest({ ...request, minutes: minutes ?? 10 })}
          style={{ width: '100%' }}
        />
      </label>
      <label htmlFor="run-speed">
        {t('run.speed')}
        <Select
          id="run-speed"
          value={request.speedMetresPerSecond}
          options={SPEEDS.map(({ value, label }) => ({ value, label: t(label) }))}
          onChange={(speedMetresPerSecond: number) => setRequest({ ...request, speedMetresPerSecond })}
        />
      </label>
      <label htmlFor="run-kinds">
        {t('run.kinds')}
        <Select
          id="run-kinds"
          mode="multiple"
          value={request.kinds}
          placeholder={t('coverage.allKinds')}
          options={district.kinds.servicePoint.map((value) => ({ value, label: worded(t, 'pointKind', value) }))}
          onChange={(kinds: string[]) => setRequest({ ...request, kinds })}
        />
      </label>
      <div className={styles['actions']}>
        <Button type="primary" htmlType="submit">
          {t('run.start')}
        </Button>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      </div>
    </form>
  )
}
