import type { PlanSettings, PlanTotals } from '@wangge/api/walk'
import { count, percent } from '../../../format/number.ts'
import chrome from '../../../map/chrome.module.css'
import { useText } from '../../../text/index.ts'
import { usePlanFiguresText } from '../figures/usePlanFiguresText.ts'
import { useSettingWords } from '../figures/useSettingWords.ts'
import { LimitField, SpeedField, WhenField } from '../settings/SettingFields.tsx'
import { usePlanTable } from '../state/table.ts'
import styles from './Compare.module.css'
import { differences } from './differences.ts'
import { useCompare } from './useCompare.ts'

/** What is left and right of the bar, both totals, and that they are not under the same settings. */
export function CompareCard() {
  usePlanFiguresText()
  const { t } = useText()
  const { answer, settings } = usePlanTable()
  const { other, change } = useCompare()
  const words = useSettingWords()
  if (!other) return null
  const differing = differences(settings, other)
  return (
    <div className={`${chrome['card']} ${styles['card']}`}>
      <div className={styles['sides']}>
        <Side title={t('plan.compare.left')} settings={settings} totals={answer?.after ?? null} />
        <Side title={t('plan.compare.right')} settings={other} totals={answer?.other?.totals ?? null} />
      </div>
      <fieldset className={styles['fields']} aria-label={t('plan.compare.right')}>
        <LimitField settings={other} onChange={change} />
        <SpeedField settings={other} onChange={change} />
        <WhenField settings={other} onChange={change} />
      </fieldset>
      <p className={styles['differs']} role="status">
        {differing.length === 0
          ? t('plan.compare.same')
          : t('plan.compare.differs', {
              what: differing
                .map((key) =>
                  t('plan.compare.one', {
                    name: t(`plan.setting.${key}`),
                    left: words(settings, key),
                    right: words(other, key),
                  }),
                )
                .join(t('plan.join')),
            })}
      </p>
    </div>
  )
}

function Side({ title, settings, totals }: { title: string; settings: PlanSettings; totals: PlanTotals | null }) {
  const { t } = useText()
  const sums = totals?.[settings.weight]
  return (
    <div>
      <span>{title}</span>
      <strong>{percent(sums && sums.all > 0 ? sums.served / sums.all : null)}</strong>
      <span>
        {t('plan.compare.of', {
          served: t(`plan.unit.${settings.weight}`, { n: count(sums?.served) }),
          all: count(sums?.all),
        })}
      </span>
    </div>
  )
}
