import { useLocation, useNavigate } from 'react-router'
import { Icon, type IconName } from '../parts/Icon.tsx'
import { viewToSearch } from '../state/address.ts'
import { useText } from '../text/index.ts'
import { type SheetTab, usePanels } from './panels.tsx'
import { SettingsButton } from './SettingsButton.tsx'
import styles from './SheetTabs.module.css'
import { useView } from './ViewContext.tsx'

/** The rail of a phone: what the bottom sheet shows, the inbox, the list without the map, settings. */
export function SheetTabs() {
  const { t } = useText()
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const { sheetTab, setSheet } = usePanels()
  const { view, change } = useView()
  const show = (tab: SheetTab): void => {
    setSheet(tab, 'half')
    if (view.selection) change({ selection: null })
    if (pathname !== '/') void navigate({ pathname: '/', search })
  }
  return (
    <nav className={styles['tabs']} aria-label={t('app.name')}>
      <Tab
        icon="queue"
        name={t('tab.queue')}
        isCurrent={pathname === '/' && sheetTab === 'queue'}
        onClick={() => show('queue')}
      />
      <Tab
        icon="coverage"
        name={t('tab.coverage')}
        isCurrent={pathname === '/' && sheetTab === 'coverage'}
        onClick={() => show('coverage')}
      />
      <Tab
        icon="desk"
        name={t('tab.desk')}
        isCurrent={pathname.startsWith('/desk') || pathname.startsWith('/hazards')}
        onClick={() => {
          void navigate({ pathname: '/desk', search: viewToSearch({ ...view, selection: null }) })
        }}
      />
      <Tab
        icon="list"
        name={t('tab.list')}
        isCurrent={pathname === '/list'}
        onClick={() => void navigate({ pathname: '/list', search })}
      />
      <SettingsButton className={styles['tab'] ?? ''} />
    </nav>
  )
}

function Tab({
  icon,
  name,
  isCurrent,
  onClick,
}: {
  icon: IconName
  name: string
  isCurrent: boolean
  onClick(): void
}) {
  return (
    <button type="button" className={styles['tab']} aria-current={isCurrent ? 'page' : undefined} onClick={onClick}>
      <Icon name={icon} />
      <span>{name}</span>
    </button>
  )
}
