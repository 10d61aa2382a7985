import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import styles from './Toasts.module.css'

const ToastContext = createContext<(words: string) => void>(() => undefined)

/** Shows one line of confirmation for a few seconds. Failures are said where they happened, not here. */
export const useToast = (): ((words: string) => void) => useContext(ToastContext)

const SHOWN_MS = 4000

export function Toasts({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<{ words: string } | null>(null)
  const show = useCallback((words: string) => setToast({ words }), [])
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <ToastContext value={show}>
      {children}
      <div className={styles['place']} role="status">
        {toast && <div className={styles['toast']}>{toast.words}</div>}
      </div>
    </ToastContext>
  )
}
