import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useText } from '../text/index.ts'
import { Icon } from './Icon.tsx'
import styles from './SideDialog.module.css'

interface SideDialogProps {
  title: string
  /** For tables and charts. */
  isWide?: boolean
  onClose(): void
  children: ReactNode
}

/** A drawer from the right over everything: the browser's own dialog, so focus stays inside and Escape closes it. */
export function SideDialog({ title, isWide = false, onClose, children }: SideDialogProps) {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog; the click is for its scrim
    <dialog
      ref={dialog}
      className={styles['dialog']}
      data-wide={isWide || undefined}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles['body']}>
        <header>
          <h2 id={titleId}>{title}</h2>
          <button type="button" className={styles['close']} onClick={onClose} aria-label={t('app.close')}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
