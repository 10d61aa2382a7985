import { NavLink, useLocation } from 'react-router'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { useText } from '../text/index.ts'
import styles from './Rail.module.css'
import { SettingsButton } from './SettingsButton.tsx'
import { SheetTabs } from './SheetTabs.tsx'
import { useWidth } from './useWidth.ts'

/** Pages that exist, and settings; on a phone the same becomes four tabs at the bottom. */
export function Rail() {
  const { t } = useText()
  const width = useWidth()
  if (width === 'phone') return <SheetTabs />
  return (
    <nav className={styles['rail']} aria-label={t('app.name')}>
      <RailLink to="/" icon="command" name={t('page.command')} />
      <RailLink to="/list" icon="list" name={t('page.list')} />
      <div className={styles['foot']}>
        <SettingsButton className={styles['item'] ?? ''} />
      </div>
    </nav>
  )
}

function RailLink({ to, icon, name }: { to: string; icon: IconName; name: string }) {
  const { search } = useLocation()
  return (
    <NavLink to={{ pathname: to, search }} end className={styles['item'] ?? ''} title={name}>
      <Icon name={icon} />
      <span>{name}</span>
    </NavLink>
  )
}
