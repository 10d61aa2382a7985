import { useNow } from '../../../data/now.ts'
import { useDistrict } from '../../../data/queries.ts'
import { dateTime } from '../../../format/date.ts'
import { minutes } from '../../../format/duration.ts'
import { count, metres, people, percent } from '../../../format/number.ts'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { useNetworkName } from '../../../parts/useNetworkName.ts'
import { type TextKey, useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './FigureSheet.module.css'
import { leftOut } from './leftOut.ts'
import { type FigureSums, figureSums } from './planFigures.ts'
import type { PlanFigureName, PlanWhen } from './residenceRows.ts'
import { useSettingWords } from './useSettingWords.ts'

/** Formula with its numbers, network version and date, settings, and who was counted or left out and why. */
export function FigureFacts({ figure, when, area }: { figure: PlanFigureName; when: PlanWhen; area: string }) {
  const { t, language } = useText()
  const { base, answer, settings, edits } = usePlanTable()
  const networkName = useNetworkName()
  const words = useSettingWords()
  const nowMs = useNow(60)
  const isDemo = useDistrict().data?.isDemo ?? false
  if (!base || !answer) return null
  const sums = figureSums(answer, settings.weight, area)
  const snap = metres(base.snapLimitMetres)
  const { counted, noStreet, outside } = leftOut(base, answer.states, area)
  const line = (key: TextKey, { residences, people: persons }: { residences: number; people: number }) =>
    residences > 0 && <p>{t(key, { residences: count(residences), people: people(persons, language), snap })}</p>
  const limit = minutes(settings.limitSeconds, language)
  return (
    <>
      <div className={styles['formula']}>
        <h3>{t('planFigure.formula')}</h3>
        <p>{t(`planFigure.formula.${figure}`, formulaParams(sums, when, { limit, snap }))}</p>
        {settings.asksForRoom && <p className={styles['small']}>{t('planFigure.room')}</p>}
      </div>
      <KeyValues
        rows={[
          [t('planFigure.network'), networkName(base.network)],
          [t('planFigure.networkAt'), dateTime(base.network.createdAt, language, nowMs)],
          [t('planFigure.limit'), t('planFigure.limitValue', { limit })],
          [t('planFigure.speed'), words(settings, 'speedMetresPerSecond')],
          [t('planFigure.kinds'), words(settings, 'kinds')],
          [t('planFigure.hours'), words(settings, 'minuteOfWeek')],
          [t('planFigure.staff'), words(settings, 'asksForStaff')],
          [t('planFigure.capacity'), words(settings, 'asksForRoom')],
          [t('planFigure.weight'), words(settings, 'weight')],
          [t('planFigure.edits'), when === 'after' ? t('planFigure.editsValue', { n: edits.length }) : null],
          [
            t('planFigure.counted'),
            t('planFigure.countedValue', {
              residences: count(counted.residences),
              people: people(counted.people, language),
            }),
          ],
          [
            t('planFigure.leftOut'),
            noStreet.residences + outside.residences === 0 ? (
              t('planFigure.leftOut.none')
            ) : (
              <div key="leftOut">
                {line('planFigure.leftOut.noStreet', noStreet)}
                {line('planFigure.leftOut.outside', outside)}
              </div>
            ),
          ],
        ]}
      />
      <p className={styles['small']}>{t('planFigure.methodValue')}</p>
      {isDemo && <p className={styles['small']}>{t('planFigure.demo')}</p>}
    </>
  )
}

function formulaParams(sums: FigureSums | null, when: PlanWhen, words: { limit: string; snap: string }) {
  if (!sums) return words
  const now = sums[when]
  const { all, served, closed, gap, noStreetData } = now
  return {
    ...words,
    all: count(all),
    served: count(served),
    closed: count(closed),
    gap: count(gap),
    noStreetData: count(noStreetData),
    rate: percent(all > 0 ? served / all : null),
    before: count(sums.before.served),
    after: count(sums.after.served),
    gained: count(sums.gained),
    lost: count(sums.lost),
  }
}
