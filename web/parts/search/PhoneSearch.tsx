import { useEffect, useState } from 'react'
import { isTyping } from '../../app/isTyping.ts'
import { storedKeysOn } from '../../app/preferences.ts'
import { useText } from '../../text/index.ts'
import { Icon } from '../Icon.tsx'
import styles from './PhoneSearch.module.css'
import { Search } from './Search.tsx'

/** On a phone: a button in the top bar that opens the field over the whole of it, until one leaves the field. */
export function PhoneSearch() {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || isTyping(event.target) || !storedKeysOn()) return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  if (isOpen) {
    return (
      <div className={styles['field']}>
        <Search isFocused onLeave={() => setOpen(false)} />
      </div>
    )
  }
  return (
    <button type="button" className={styles['open']} aria-label={t('search.label')} onClick={() => setOpen(true)}>
      <Icon name="search" size={20} />
    </button>
  )
}
