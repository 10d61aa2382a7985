import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import { AdoptDialog } from './AdoptDialog.tsx'
import { CompareDialog } from './CompareDialog.tsx'
import { SaveDialog } from './SaveDialog.tsx'
import { ScenarioList } from './ScenarioList.tsx'
import styles from './Scenarios.module.css'
import { useScenario } from './scenarioContext.ts'
import { useScenarioLink } from './useScenarioLink.ts'

/** What can be done with the whole scenario: save, copy its link, adopt. */
export function ScenarioBar() {
  const { t } = useText()
  const toast = useToast()
  const { base, edits } = usePlanTable()
  const { saved, isDirty, dialog, show } = useScenario()
  const copyLink = useScenarioLink()
  const mayChange = saved?.allowedActions.includes('change') ?? false
  const mayAdopt = saved?.allowedActions.includes('adopt') ?? false
  const maySave = base?.allowedActions.includes('save') ?? false
  const close = (): void => show(null)
  return (
    <>
      <div className={styles['bar']}>
        {maySave ? (
          <button
            type="button"
            className={`${styles['primary']} ${styles['grows']}`}
            disabled={edits.length === 0 && !mayChange}
            onClick={() => show('save')}
          >
            {t(saved && mayChange ? 'scenario.saveChange' : 'scenario.save')}
          </button>
        ) : (
          base && <p className={`${styles['note']} ${styles['grows']}`}>{t('scenario.forbidden')}</p>
        )}
        <button
          type="button"
          className={styles['button']}
          disabled={!saved}
          title={saved ? undefined : t('scenario.copyLinkFirst')}
          onClick={() => saved && void copyLink(saved.id).then((words) => toast(words))}
        >
          {t('scenario.copyLink')}
        </button>
        {(!saved || mayAdopt) && (
          <button
            type="button"
            className={styles['button']}
            disabled={!saved || isDirty}
            title={!saved || isDirty ? t('scenario.adoptSaveFirst') : undefined}
            onClick={() => show('adopt')}
          >
            {t('scenario.adopt')}
          </button>
        )}
      </div>
      {dialog === 'save' && <SaveDialog onClose={close} />}
      {dialog === 'list' && <ScenarioList onClose={close} />}
      {dialog === 'compare' && <CompareDialog onClose={close} />}
      {dialog === 'adopt' && saved && <AdoptDialog scenario={saved} onClose={close} />}
    </>
  )
}
