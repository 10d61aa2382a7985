import type { SiteRun } from '@wangge/api/contract'
import { ProblemError } from '../../../data/client.ts'
import { problemWords } from '../../../parts/problemWords.ts'
import { type Language, type TextKey, type Translate, useText } from '../../../text/index.ts'
import { planFiguresText } from '../../../text/planFigures.ts'
import styles from './Sites.module.css'

/** Why there is no answer, or only the best until then; a demand that cannot be met is named. */
export function SiteProblem({ run, error }: { run: SiteRun | null; error: Error | null }) {
  const { t, language } = useText()
  const words = error ? siteProblemWords(error, t, language) : run && stateWords(run, t, language)
  return (
    <p className={styles['problem']} role="alert" data-bad={error !== null || run?.state === 'failed'} hidden={!words}>
      {words}
    </p>
  )
}

function stateWords(run: SiteRun, t: Translate, language: Language): string | null {
  if (run.state === 'cancelled') return t(run.answer ? 'planSites.cancelled' : 'planSites.cancelledNone')
  if (run.state !== 'failed') return null
  const { code, params } = run.problem ?? { code: 'internal', params: {} }
  if (code === 'notFeasible')
    return params['demands'] ? t('planSites.infeasible', { why: params['demands'] }) : t('planSites.infeasibleNone')
  return t('planSites.failed', { why: siteProblemWords(new ProblemError(500, code, params), t, language) })
}

function siteProblemWords(error: Error, t: Translate, language: Language): string {
  const key = error instanceof ProblemError ? `planSites.problem.${error.code}` : ''
  if (!(key in planFiguresText.zh) || !(error instanceof ProblemError)) return problemWords(error, t, language)
  const params = Object.entries(error.params).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(language === 'zh' ? '、' : ', ') : value,
  ])
  return t(key as TextKey, Object.fromEntries(params))
}
