import { usePanels } from '../../../app/panels.tsx'
import { useCopyLink } from '../../../app/useCopyLink.ts'
import { useView } from '../../../app/ViewContext.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import styles from './SheetActions.module.css'

/** 复制链接 and close, at the head of every detail. */
export function SheetActions() {
  const { t } = useText()
  const { select } = useView()
  const { setSheet, sheetTab } = usePanels()
  const copyLink = useCopyLink()
  const toast = useToast()
  const close = (): void => {
    select(null)
    setSheet(sheetTab, 'half')
  }
  return (
    <span className={styles['actions']}>
      <button type="button" onClick={() => void copyLink().then(toast)}>
        {t('menu.copyLink')}
      </button>
      <button type="button" onClick={close} aria-label={t('app.close')} title="Esc">
        <Icon name="close" size={18} />
      </button>
    </span>
  )
}
