import type { ButtonHTMLAttributes } from 'react'
import styles from './FieldButton.module.css'
import { FieldIcon, type FieldIconName } from './FieldIcon.tsx'
import { usePhotosPending } from './photosPending.ts'

interface FieldButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** primary 56 px, of which a page has one; plain and danger 48. */
  look?: 'primary' | 'plain' | 'danger' | 'chosen'
  icon?: FieldIconName
}

/** The primary one waits for photos that are still being drawn small. */
export function FieldButton({ look = 'plain', icon, children, type = 'button', disabled, ...rest }: FieldButtonProps) {
  const arePending = usePhotosPending()
  return (
    <button {...rest} type={type} disabled={disabled || (look === 'primary' && arePending)} className={styles[look]}>
      {icon && <FieldIcon name={icon} />}
      {children}
    </button>
  )
}
