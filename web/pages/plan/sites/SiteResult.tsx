import type { SiteRun } from '@wangge/api/contract'
import type { PlanSettings, PlanWeight } from '@wangge/api/walk'
import { lazy, Suspense } from 'react'
import { minutes } from '../../../format/duration.ts'
import { count, percent } from '../../../format/number.ts'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { useAreaNames } from '../figures/useAreaNames.ts'
import { useSettingWords } from '../figures/useSettingWords.ts'
import { sameEdits } from '../scenarios/same.ts'
import { usePlanTable } from '../state/table.ts'
import { gapPercent } from './SiteBadge.tsx'
import { SiteRows } from './SiteRows.tsx'
import styles from './Sites.module.css'
import { curveOf, differentSettings, weightOf } from './siteFigures.ts'

const SiteCurve = lazy(() => import('./SiteCurve.tsx'))
type Answer = NonNullable<SiteRun['answer']>

/** The curve, what the scenario covers beside its bound, and the sites; said where it was solved under other settings. */
export function SiteResult({ run, answer }: { run: SiteRun; answer: Answer }) {
  const { t, language } = useText()
  const { request } = run
  const isMean = request.objective === 'median'
  const steps = curveOf({ request, answer })
  const wordsOf = (value: number): string => (isMean ? minutes(value, language) : percent(value))
  const nameOf = (added: number): string => (added === 0 ? t('planSites.today') : t('planSites.plus', { n: added }))
  const label = t(isMean ? 'planSites.curveMean' : 'planSites.curve')
  return (
    <div className={styles['result']} data-old={run.state === 'running'}>
      {run.state === 'running' && <p className={styles['note']}>{t('planSites.sofar')}</p>}
      <OtherSettings run={run} />
      <Suspense fallback={<Skeleton rows={4} />}>
        <SiteCurve
          steps={steps}
          label={`${label}：${steps.map(({ added, value }) => `${nameOf(added)} ${wordsOf(value)}`).join('，')}`}
          nameOf={nameOf}
          wordsOf={wordsOf}
        />
      </Suspense>
      {!answer.isCurveExact && steps.length > 2 && <p className={styles['note']}>{t('planSites.curveGreedy')}</p>}
      <KeyValues rows={rowsOf(run, answer, t, language)} />
      {answer.unreachable ? (
        <p className={styles['note']}>
          {t('planSites.unreachable', { amount: weighed(answer.unreachable, weightOf(request), language) })}
        </p>
      ) : null}
      <SiteRows run={run} answer={answer} />
      <OffNetwork run={run} answer={answer} />
    </div>
  )
}

/** 方案覆盖, 上界, 差距, 求解: what was reached, what nobody can pass, and who says so. */
function rowsOf(
  { request }: SiteRun,
  answer: Answer,
  t: ReturnType<typeof useText>['t'],
  language: ReturnType<typeof useText>['language'],
): (readonly [string, string])[] {
  const weight = weightOf(request)
  const amount = (value: number): string =>
    request.objective === 'median'
      ? minutes(value, language)
      : request.objective === 'full-cover'
        ? t('planSites.k', { n: count(Math.ceil(value - 1e-6)) })
        : weighed(value, weight, language)
  const isLow = request.objective !== 'coverage'
  return [
    ...(request.objective === 'coverage'
      ? []
      : [
          [t(request.objective === 'median' ? 'planSites.mean' : 'planSites.count'), amount(answer.objective)] as const,
        ]),
    [t('planSites.covered'), weighed(answer.after[weight].served, weight, language)],
    [t(isLow ? 'planSites.boundLow' : 'planSites.bound'), amount(answer.bound)],
    [t('planSites.gap'), gapPercent(answer.gapShare)],
    [
      t('planSites.solve'),
      t('planSites.solveValue', {
        solver: answer.solver,
        seconds: answer.seconds.toFixed(1),
        n: count(answer.candidates),
      }),
    ],
  ]
}

function weighed(value: number, weight: PlanWeight, language: 'zh' | 'en'): string {
  const unit = { people: ['人', 'people'], dwellings: ['户', 'dwellings'], vulnerable: ['处', ''] } as const
  return `${count(Math.floor(value + 1e-6))} ${unit[weight][language === 'zh' ? 0 : 1]}`.trim()
}

/** As many as the server names, and as one line holds. */
const MOST_LISTED = 50
const MOST_NAMED = 6
/** Characters of a community's code. */
const COMMUNITY = 12

/** Candidates without a street: those of a file by their names, residences by their communities. */
function OffNetwork({ run, answer }: { run: SiteRun; answer: Answer }) {
  const { t, language } = useText()
  const { base } = usePlanTable()
  const areaName = useAreaNames()
  const { candidates } = run.request
  const ids = answer.candidatesOffNetwork
  if (ids.length === 0) return null
  const nameOf = (id: string): string => {
    if (candidates.from === 'places') return candidates.places.find((place) => place.id === id)?.name || id
    const row = base?.residences.id.indexOf(id) ?? -1
    return areaName((base?.cellCodes[base.residences.cell[row] ?? -1] ?? '').slice(0, COMMUNITY)) || id
  }
  const names = [...new Set(ids.map(nameOf))]
  return (
    <p className={styles['note']}>
      {t('planSites.offNetwork', { n: ids.length < MOST_LISTED ? String(ids.length) : `≥${MOST_LISTED}` })}
      {names.slice(0, MOST_NAMED).join(language === 'zh' ? '、' : ', ')}
      {names.length > MOST_NAMED && '…'}
    </p>
  )
}

/** Solved under other settings, or on an earlier state of the scenario: never shown without saying so. */
function OtherSettings({ run }: { run: SiteRun }) {
  const { t } = useText()
  const { settings, edits } = usePlanTable()
  const words = useSettingWords()
  const asked: PlanSettings = run.request.settings
  const different = differentSettings(asked, settings)
  const isEdited = !sameEdits(run.request.edits, edits)
  if (different.length === 0 && !isEdited) return null
  const list = different.map((key) => `${t(`planCompare.what.${key}`)} ${words(asked, key)}`).join('，')
  return (
    <p className={styles['warning']}>
      {different.length > 0 ? t('planSites.otherSettings', { list }) : t('planSites.otherEdits')}
    </p>
  )
}
