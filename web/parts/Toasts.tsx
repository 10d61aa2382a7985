import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { useText } from '../text/index.ts'
import styles from './Toasts.module.css'

type ShowToast = (words: string, undo?: () => void) => void
const ToastContext = createContext<ShowToast>(() => undefined)

/**
 * Shows one line of confirmation for a few seconds, longer where it can be undone. Failures are said where they happened, not
 * here.
 */
export const useToast = (): ShowToast => useContext(ToastContext)

const SHOWN_MS = 4000
const UNDO_MS = 8000

export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useText()
  const [toast, setToast] = useState<{ words: string; undo: (() => void) | undefined } | null>(null)
  const show = useCallback<ShowToast>((words, undo) => setToast({ words, undo }), [])
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(null), toast.undo ? UNDO_MS : SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast])
  const undo = (): void => {
    toast?.undo?.()
    setToast(null)
  }
  return (
    <ToastContext value={show}>
      {children}
      <div className={styles['place']} role="status">
        {toast && (
          <div className={styles['toast']}>
            {toast.words}
            {toast.undo && (
              <button type="button" onClick={undo}>
                {t('app.undo')}
              </button>
            )}
          </div>
        )}
      </div>
    </ToastContext>
  )
}
