import { ProblemError } from '../../../data/client.ts'
import { problemText } from '../../../parts/Failed.tsx'
import { useText } from '../../../text/index.ts'
import { MovedNote } from './MovedNote.tsx'
import { movedOf } from './moved.ts'
import styles from './Refused.module.css'
import { useReasonWords } from './useReasonWords.ts'

/** Why a change was not taken, and what to do; said where it was tried. */
export function Refused({ error }: { error: Error }) {
  const { t } = useText()
  const reasonWords = useReasonWords()
  const problem = error instanceof ProblemError ? error : new ProblemError(0, 'network')
  const moved = movedOf(problem)
  if (moved) return <MovedNote moved={moved} />
  const reasons = reasonWords(listOf(problem.params['reasons']), listOf(problem.params['missing']))
  return (
    <p className={styles['refused']} role="alert">
      {problem.status === 0 ? t('hazard.notSent') : t(problemText(problem))}
      {reasons && ` ${reasons}`} <small>{t('problem.code', { code: problem.code })}</small>
    </p>
  )
}

const listOf = (value: string | number | string[] | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [String(value)]
