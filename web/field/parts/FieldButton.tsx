import type { ButtonHTMLAttributes } from 'react'
import styles from './FieldButton.module.css'
import { FieldIcon, type FieldIconName } from './FieldIcon.tsx'

interface FieldButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** primary 56 px, of which a page has one; plain and danger 48. */
  look?: 'primary' | 'plain' | 'danger' | 'chosen'
  icon?: FieldIconName
}

export function FieldButton({ look = 'plain', icon, children, type = 'button', ...rest }: FieldButtonProps) {
  return (
    <button {...rest} type={type} className={styles[look]}>
      {icon && <FieldIcon name={icon} />}
      {children}
    </button>
  )
}
