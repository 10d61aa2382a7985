import type { Role } from '@wangge/db/vocabulary'
import { NavLink } from 'react-router'
import { useSession } from '../data/session.ts'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { viewToSearch } from '../state/address.ts'
import { useText } from '../text/index.ts'
import styles from './Rail.module.css'
import { SettingsButton } from './SettingsButton.tsx'
import { SheetTabs } from './SheetTabs.tsx'
import { useWidth } from './useWidth.ts'
import { useView } from './ViewContext.tsx'

/** Who may see the planner's table; the server decides on each request. */
const PLANNING: readonly Role[] = ['planner', 'command', 'administrator', 'township_officer']

/** Pages that exist, and settings; on a phone the same becomes four tabs at the bottom. */
export function Rail() {
  const { t } = useText()
  const width = useWidth()
  const role = useSession()?.role
  if (width === 'phone') return <SheetTabs />
  return (
    <nav className={styles['rail']} aria-label={t('app.name')}>
      <RailLink to="/" icon="command" name={t('page.command')} />
      <RailLink to="/desk" icon="desk" name={t('page.desk')} />
      <RailLink to="/teams" icon="teams" name={t('page.teams')} />
      {role && PLANNING.includes(role) && <RailLink to="/plan" icon="plan" name={t('page.plan')} />}
      <RailLink to="/list" icon="list" name={t('page.list')} />
      <RailLink to="/response" icon="response" name={t('page.response')} />
      <RailLink to="/playback" icon="playback" name={t('page.playback')} />
      <RailLink to="/ledger" icon="ledger" name={t('page.ledger')} />
      <div className={styles['foot']}>
        {role === 'administrator' && <RailLink to="/admin" icon="admin" name={t('page.admin')} />}
        <SettingsButton className={styles['item'] ?? ''} />
      </div>
    </nav>
  )
}

function RailLink({ to, icon, name }: { to: string; icon: IconName; name: string }) {
  // The view goes along; the filters of a page stay with it.
  const search = viewToSearch(useView().view)
  return (
    <NavLink to={{ pathname: to, search }} end={to === '/'} className={styles['item'] ?? ''} title={name}>
      <Icon name={icon} />
      <span>{name}</span>
    </NavLink>
  )
}
