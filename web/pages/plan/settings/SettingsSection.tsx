import { PLAN_WEIGHTS } from '@wangge/api/walk'
import { SERVICE_POINT_KINDS } from '@wangge/db/vocabulary'
import { Checkbox, Select } from 'antd'
import { useMemo } from 'react'
import { useNow } from '../../../data/now.ts'
import { dayWords } from '../../../format/date.ts'
import { localDay } from '../../../format/localTime.ts'
import { useText, worded } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import { LimitField, SpeedField, WhenField } from './SettingFields.tsx'
import styles from './Settings.module.css'

/** What is asked: limit, pace, hour, weight, kinds, staff and room; all of it stands in the address. */
export function SettingsSection() {
  const { t, language } = useText()
  const { base, settings, setSettings } = usePlanTable()
  const today = localDay(useNow(60))
  const kinds = useMemo(() => {
    const known: readonly string[] = SERVICE_POINT_KINDS
    return [...new Set([...known, ...(base?.points.map(({ kind }) => kind) ?? [])])]
  }, [base])
  const hasVulnerable = base === null || base.residences.vulnerable.length > 0
  return (
    <section className={styles['section']} aria-label={t('plan.params')}>
      <h3 className={styles['title']}>
        {t('plan.coverage', { n: Math.round(settings.limitSeconds / 6) / 10 })}
        <span>
          {base && t('plan.network', { version: base.network.version })} · {dayWords(today, language)}
        </span>
      </h3>
      <div className={styles['grid']}>
        <LimitField settings={settings} onChange={setSettings} />
        <SpeedField settings={settings} onChange={setSettings} />
        <WhenField settings={settings} onChange={setSettings} />
        <div className={styles['field']}>
          <span>{t('plan.setting.weight')}</span>
          <Select
            aria-label={t('plan.setting.weight')}
            value={settings.weight}
            options={PLAN_WEIGHTS.filter((weight) => weight !== 'vulnerable' || hasVulnerable).map((value) => ({
              value,
              label: t(`plan.weight.${value}`),
            }))}
            onChange={(weight) => setSettings({ weight })}
          />
        </div>
      </div>
      <div className={styles['field']}>
        <span>{t('plan.setting.kinds')}</span>
        <Select
          aria-label={t('plan.setting.kinds')}
          mode="multiple"
          maxTagCount="responsive"
          allowClear
          placeholder={t('coverage.allKinds')}
          value={[...settings.kinds]}
          options={kinds.map((value) => ({ value, label: worded(t, 'pointKind', value) }))}
          onChange={(value) => setSettings({ kinds: value })}
        />
      </div>
      <div className={styles['checks']}>
        <Checkbox
          checked={settings.asksForStaff}
          onChange={({ target }) => setSettings({ asksForStaff: target.checked })}
        >
          {t('plan.setting.asksForStaff')}
        </Checkbox>
        <Checkbox
          checked={settings.asksForRoom}
          onChange={({ target }) => setSettings({ asksForRoom: target.checked })}
        >
          {t('plan.setting.asksForRoom')}
        </Checkbox>
      </div>
      {settings.asksForRoom && <p className={styles['rule']}>{t('plan.roomRule')}</p>}
    </section>
  )
}
