import { useMutation } from '@tanstack/react-query'
import type { Scenario } from '@wangge/api/contract'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { editSentence } from '../edits/editWords.ts'
import { useEditWording } from '../edits/useEditWording.ts'
import { SaveRefusal } from './SaveRefusal.tsx'
import styles from './Scenarios.module.css'
import { useScenario } from './scenarioContext.ts'
import { adoptScenario } from './scenarioQueries.ts'
import { useFigureWords } from './useFigureWords.ts'

/** What adopting will change in the register, and what comes of it, before it is done. */
export function AdoptDialog({ scenario, onClose }: { scenario: Scenario; onClose(): void }) {
  const { t } = useText()
  const toast = useToast()
  const { wasAdopted, show } = useScenario()
  const wording = useEditWording()
  const figureWords = useFigureWords()
  const adopt = useMutation({
    mutationFn: () => adoptScenario(scenario.id, scenario.version),
    onSuccess: (adopted) => {
      void wasAdopted(adopted)
      toast(t('scenario.adopted', { name: adopted.name }))
      onClose()
    },
  })
  const { edits, settings, network } = scenario
  const touchesStreets = edits.some((edit) => 'vertex' in edit || 'edge' in edit || edit.type === 'addPath')
  return (
    <SideDialog title={t('scenario.adoptTitle', { name: scenario.name })} onClose={onClose}>
      <div className={styles['dialog']}>
        <h3>{t('scenario.adoptWhat')}</h3>
        <ol className={styles['changes']}>
          {edits.map((edit, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list stands still while the dialog is open
            <li key={index}>{editSentence(edit, wording)}</li>
          ))}
        </ol>
        <h3>{t('scenario.adoptResult')}</h3>
        <p className={styles['figures']}>
          {figureWords(scenario.before, scenario.after, settings.weight, edits.length)}
        </p>
        {touchesStreets && <p className={styles['note']}>{t('scenario.adoptStreets', { version: network.version })}</p>}
        <p className={styles['note']}>{t('scenario.adoptUndo')}</p>
        {adopt.error && <SaveRefusal error={adopt.error} onSaveNew={() => show('save')} onClose={onClose} />}
        <div className={styles['buttons']}>
          <button type="button" className={styles['primary']} disabled={adopt.isPending} onClick={() => adopt.mutate()}>
            {t('scenario.adoptYes', { n: edits.length })}
          </button>
          <button type="button" className={styles['button']} onClick={onClose}>
            {t('app.cancel')}
          </button>
        </div>
      </div>
    </SideDialog>
  )
}
