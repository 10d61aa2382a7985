import type { HazardCase } from '@wangge/api/contract'
import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { isTyping } from '../../../app/isTyping.ts'
import { storedKeysOn } from '../../../app/preferences.ts'
import { useText } from '../../../text/index.ts'
import bar from '../../hazard/actions/ActionBar.module.css'
import { ActionButton } from '../../hazard/actions/ActionButton.tsx'
import { useActions } from '../../hazard/actions/ActionHost.tsx'
import { actionLayout } from '../../hazard/actions/actionOrder.ts'
import { LastTry } from '../../hazard/actions/LastTry.tsx'
import styles from './HazardBar.module.css'

/** What command does most often, and the way to the whole page. */
export function HazardBar({ hazard }: { hazard: HazardCase }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { search } = useLocation()
  const { moved, refusal, allowed } = useActions()
  const { primary } = actionLayout(hazard)
  const transfer = allowed('transfer')
  const open = (): void => void navigate({ pathname: `/hazards/${hazard.id}`, search })
  useOpenKey(open)
  return (
    <div className={styles['foot']}>
      <LastTry moved={moved} refusal={refusal} />
      <div className={styles['bar']} role="toolbar" aria-label={t('hazard.actions')}>
        {primary && <ActionButton action={primary} isPrimary hazard={hazard} />}
        {transfer && <ActionButton action={transfer} hazard={hazard} />}
        <button type="button" className={bar['button']} onClick={open}>
          {t('hazard.openPage')}
        </button>
        <span className={styles['keys']} aria-hidden="true">
          <kbd>A</kbd> <kbd>T</kbd> <kbd>↵</kbd>
        </span>
      </div>
    </div>
  )
}

/** Enter on the sheet's head opens the page; the first Enter in the queue brought the focus there. */
function useOpenKey(open: () => void): void {
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.defaultPrevented || isTyping(event.target) || !storedKeysOn()) return
      if (event.target instanceof HTMLElement && event.target.matches('[data-detail-title]')) latest.current()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
