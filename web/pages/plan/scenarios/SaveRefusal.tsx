import type { ReactNode } from 'react'
import { ProblemError } from '../../../data/client.ts'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { type TextKey, useText } from '../../../text/index.ts'
import { planEditsText } from '../../../text/planEdits.ts'
import { editSentence } from '../edits/editWords.ts'
import { useEditWording } from '../edits/useEditWording.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './Scenarios.module.css'
import { useScenario } from './scenarioContext.ts'

interface SaveRefusalProps {
  error: Error
  onSaveNew(): void
  onClose(): void
}

/** Why a scenario was not saved or adopted, and the ways on; nothing of one's own is lost meanwhile. */
export function SaveRefusal({ error, onSaveNew, onClose }: SaveRefusalProps) {
  const { t, language } = useText()
  const { edits, remove, reload } = usePlanTable()
  const { takeLatest } = useScenario()
  const wording = useEditWording()
  const words = useProblemWords()
  const nowMs = useNow(60)
  const { code, params } = error instanceof ProblemError ? error : new ProblemError(0, 'network')
  const text = (name: string): string => String(params[name] ?? '')
  const at = dateTime(text('at') || null, language, nowMs)
  const saveNew = (
    <button type="button" className={styles['button']} onClick={onSaveNew}>
      {t('scenario.saveNew')}
    </button>
  )
  switch (code) {
    case 'scenarioChanged':
      return (
        <Refusal words={t('scenario.conflict', { name: text('byName'), at, version: text('version') })}>
          {saveNew}
          <button type="button" className={styles['button']} onClick={() => void takeLatest().then(onClose)}>
            {t('scenario.conflictReload')}
          </button>
        </Refusal>
      )
    case 'networkChanged':
      return (
        <Refusal words={t('scenario.networkChanged', { version: text('version') })}>
          <button type="button" className={styles['button']} onClick={() => reload()}>
            {t('scenario.reload')}
          </button>
        </Refusal>
      )
    case 'alreadyAdopted':
      return <Refusal words={t('scenario.alreadyAdopted', { name: text('byName'), at })}>{saveNew}</Refusal>
    case 'editImpossible': {
      const index = Number(params['index'])
      const edit = edits[index]
      const key = `scenario.impossible.${text('reason')}`
      const reason = key in planEditsText.zh ? t(key as TextKey) : text('reason')
      const what = edit ? editSentence(edit, wording) : text('type')
      return (
        <Refusal words={t('scenario.impossible', { n: index + 1, what, reason })}>
          {edit && (
            <button type="button" className={styles['button']} onClick={() => remove(index)}>
              {t('scenario.removeThis')}
            </button>
          )}
        </Refusal>
      )
    }
    case 'forbidden':
      return <Refusal words={t('scenario.forbidden')} />
    default:
      return <Refusal words={words(error)} />
  }
}

function Refusal({ words, children }: { words: string; children?: ReactNode }) {
  return (
    <div className={styles['failure']} role="alert">
      <p>{words}</p>
      {children && <div className={styles['buttons']}>{children}</div>}
    </div>
  )
}
