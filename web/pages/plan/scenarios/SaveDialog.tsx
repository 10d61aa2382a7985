import { useMutation } from '@tanstack/react-query'
import type { Scenario } from '@wangge/api/contract'
import { type FormEvent, useRef, useState } from 'react'
import { changeKey } from '../../../data/changeKey.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import { SaveRefusal } from './SaveRefusal.tsx'
import { SaveResult } from './SaveResult.tsx'
import styles from './Scenarios.module.css'
import { useScenario } from './scenarioContext.ts'
import { changeScenario, createScenario } from './scenarioQueries.ts'
import { useFigureWords } from './useFigureWords.ts'

/** Name and note; then what the server says of the browser's figures. */
export function SaveDialog({ onClose }: { onClose(): void }) {
  const { t } = useText()
  const toast = useToast()
  const { base, edits, settings, answer } = usePlanTable()
  const { saved, took } = useScenario()
  const figureWords = useFigureWords()
  const mayChange = saved?.allowedActions.includes('change') ?? false
  const [name, setName] = useState(saved?.name ?? '')
  const [note, setNote] = useState(saved?.note ?? '')
  const [title] = useState(saved && mayChange ? ('scenario.saveChange' as const) : ('scenario.save' as const))
  const attempt = useRef({ body: '', key: '' })
  const save = useMutation({
    mutationFn: (asNew: boolean): Promise<Scenario> => {
      const figures = answer?.digest
        ? { before: answer.before, after: answer.after, residencesDigest: answer.digest }
        : null
      const body = { name: name.trim(), note, networkId: base?.network.id ?? '', settings, edits, figures }
      // Asked once more after a lost answer, it is the same save.
      const text = JSON.stringify(body)
      if (attempt.current.body !== text) attempt.current = { body: text, key: changeKey() }
      return saved && !asNew
        ? changeScenario(saved.id, { ...body, version: saved.version })
        : createScenario(body, attempt.current.key)
    },
    onSuccess: (scenario) => {
      void took(scenario)
      toast(t('scenario.saved', { name: scenario.name }))
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate(!mayChange)
  }
  const isReady = answer?.digest != null && base !== null && name.trim() !== ''
  return (
    <SideDialog title={t(title)} onClose={onClose}>
      {save.data ? (
        <SaveResult scenario={save.data} onClose={onClose} />
      ) : (
        <form className={styles['form']} onSubmit={submit}>
          {answer && (
            <p className={styles['figures']}>
              {figureWords(
                answer.before[settings.weight],
                answer.after[settings.weight],
                settings.weight,
                edits.length,
              )}
            </p>
          )}
          <label>
            {t('scenario.name')}
            <input required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
          </label>
          <label>
            {t('scenario.note')}
            <textarea
              rows={4}
              maxLength={2000}
              placeholder={t('scenario.noteHelp')}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </label>
          {save.error && <SaveRefusal error={save.error} onSaveNew={() => save.mutate(true)} onClose={onClose} />}
          {answer?.digest == null && <p className={styles['note']}>{t('scenario.computing')}</p>}
          <div className={styles['buttons']}>
            <button type="submit" className={styles['primary']} disabled={!isReady || save.isPending}>
              {save.isPending ? t('scenario.saving') : t(saved && mayChange ? 'scenario.saveChange' : 'scenario.save')}
            </button>
            {saved && mayChange && !save.error && (
              <button
                type="button"
                className={styles['button']}
                disabled={!isReady || save.isPending}
                onClick={() => save.mutate(true)}
              >
                {t('scenario.saveNew')}
              </button>
            )}
            <button type="button" className={styles['button']} onClick={onClose}>
              {t('app.cancel')}
            </button>
          </div>
        </form>
      )}
    </SideDialog>
  )
}
