import { ProblemError } from '../data/client.ts'
import { type TextKey, useText } from '../text/index.ts'
import { zh } from '../text/zh.ts'
import { Notice } from './Notice.tsx'

/** A failed read: what could not be read, why in words, 重试, and the server's code. */
export function Failed({ what, error, onRetry }: { what: TextKey; error: Error; onRetry(): void }) {
  const { t } = useText()
  const problem = error instanceof ProblemError ? error : new ProblemError(0, 'network')
  const isFinal = problem.status === 403 || problem.status === 404
  return (
    <Notice
      title={t('problem.title', { what: t(what) })}
      what={t(problemText(problem))}
      code={problem.code}
      {...(isFinal ? {} : { onRetry })}
    />
  )
}

/** Words for a problem: by its code, else by the class of its status. */
export function problemText({ status, code }: Pick<ProblemError, 'status' | 'code'>): TextKey {
  const own = `problem.${code}`
  if (own in zh) return own as TextKey
  if (status === 403 || status === 401) return 'problem.forbidden'
  if (status === 404) return 'problem.notFound'
  if (status === 409 || status === 429 || status === 503) return 'problem.busy'
  if (status >= 400 && status < 500) return 'problem.invalidInput'
  return status === 0 ? 'problem.network' : 'problem.internal'
}
