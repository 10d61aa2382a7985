import type { SiteRun } from '@wangge/api/contract'
import { ProblemError } from '../../../data/client.ts'
import { count } from '../../../format/number.ts'
import { problemWords } from '../../../parts/problemWords.ts'
import { type Language, type TextKey, type Translate, useText } from '../../../text/index.ts'
import { planFiguresText } from '../../../text/planFigures.ts'
import { useAreaNames } from '../figures/useAreaNames.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './Sites.module.css'

/** Why there is no answer, or only the best until then; a demand that cannot be met is named. */
export function SiteProblem({ run, error }: { run: SiteRun | null; error: Error | null }) {
  const { t, language } = useText()
  const infeasible = useInfeasibleWords()
  const words = error ? siteProblemWords(error, t, language) : run && stateWords(run, infeasible, t, language)
  return (
    <p className={styles['problem']} role="alert" data-bad={error !== null || run?.state === 'failed'} hidden={!words}>
      {words}
    </p>
  )
}

type Params = Readonly<Record<string, string>>

function stateWords(
  run: SiteRun,
  infeasible: (params: Params) => string,
  t: Translate,
  language: Language,
): string | null {
  if (run.state === 'cancelled') return t(run.answer ? 'planSites.cancelled' : 'planSites.cancelledNone')
  if (run.state !== 'failed') return null
  const { code, params } = run.problem ?? { code: 'internal', params: {} }
  if (code === 'notFeasible') return t('planSites.infeasible', { why: infeasible(params) })
  return t('planSites.failed', { why: siteProblemWords(new ProblemError(500, code, params), t, language) })
}

/** As many places as one line holds. */
const MOST_NAMED = 6

/** Which part of what was asked cannot be met: the homes by their communities, or the townships. */
function useInfeasibleWords(): (params: Params) => string {
  const { t, language } = useText()
  const { base } = usePlanTable()
  const areaName = useAreaNames()
  return (params) => {
    const key = `planSites.infeasible.${params['reason'] ?? ''}`
    const listOf = (value: string | undefined): string[] => (value ?? '').split(',').filter(Boolean)
    const demands = listOf(params['demands'])
    const homes = demands.map((id) => base?.residences.id.indexOf(id) ?? -1)
    const communities = homes.map((row) => (base?.cellCodes[base.residences.cell[row] ?? -1] ?? '').slice(0, COMMUNITY))
    const names = [...communities, ...listOf(params['groups'])].filter(Boolean).map(areaName)
    const unique = [...new Set(names)]
    return t(key in planFiguresText.zh ? (key as TextKey) : 'planSites.infeasibleNone', {
      n: count(Number(params['count'])),
      people: count(Number(params['people'])),
      choose: params['choose'] ?? '',
      list:
        unique.slice(0, MOST_NAMED).join(language === 'zh' ? '、' : ', ') +
        (unique.length > MOST_NAMED || demands.length < Number(params['count'] ?? 0) ? '…' : ''),
    })
  }
}

/** Characters of a community's code. */
const COMMUNITY = 12

function siteProblemWords(error: Error, t: Translate, language: Language): string {
  const key = error instanceof ProblemError ? `planSites.problem.${error.code}` : ''
  if (!(key in planFiguresText.zh) || !(error instanceof ProblemError)) return problemWords(error, t, language)
  const params = Object.entries(error.params).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(language === 'zh' ? '、' : ', ') : value,
  ])
  return t(key as TextKey, Object.fromEntries(params))
}
