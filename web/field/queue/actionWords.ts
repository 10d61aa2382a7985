import type { FieldAction } from '../offline/types.ts'
import { useKindName } from '../tables.ts'
import { useFieldText, wordedField } from '../text.ts'

/** What was written, in words: what the queue and a conflict show of it. */
export function useActionWords(): (action: FieldAction) => string {
  const { t } = useFieldText()
  const kindName = useKindName()
  return (action) => {
    switch (action.type) {
      case 'reportHazard':
        return t('wrote.report', { kind: kindName(action.report.kind) })
      case 'dispatchAction':
        return wordedField(t, 'wrote', action.action.action)
      case 'duty':
        return t(action.duty === 'on' ? 'duty.on' : 'duty.off')
      case 'hazardAction': {
        const { action: said } = action
        if (said.action === 'verify') return t('wrote.verify', { verdict: wordedField(t, 'verify', said.verdict) })
        if (said.action === 'beginRectifying')
          return t('wrote.beginRectifying', { way: t(`rectify.${said.rectificationClass}`) })
        if (said.action === 'reinspect') return t(said.passed ? 'wrote.reinspectPassed' : 'wrote.reinspectFailed')
        return wordedField(t, 'wrote', said.action)
      }
    }
  }
}

/** The words somebody added of his own; '' = none. */
export function ownWordsOf(action: FieldAction): string {
  if (action.type === 'reportHazard') return action.report.description ?? ''
  if (action.type === 'duty') return ''
  const { text, reason, outcome } = action.action as { text?: string; reason?: string; outcome?: string }
  return text ?? reason ?? outcome ?? ''
}
