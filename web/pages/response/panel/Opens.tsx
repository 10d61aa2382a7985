import type { ReactNode } from 'react'
import { useResponse } from '../filter/useResponse.ts'
import styles from './Opens.module.css'

interface OpensProps {
  /** What the list's query has beside the page's own; `measure` says which cases. */
  asked: Record<string, string | number>
  label?: string
  children: ReactNode
}

/** A number that opens the cases behind it. */
export function Opens({ asked, label, children }: OpensProps) {
  const { openList } = useResponse()
  return (
    <button type="button" className={styles['opens']} aria-label={label} onClick={() => openList(asked)}>
      {children}
    </button>
  )
}
