import { lazy, Suspense } from 'react'
import { Icon } from '../parts/Icon.tsx'
import { useText } from '../text/index.ts'

const SettingsMenu = lazy(() => import('./SettingsMenu.tsx'))

/** The button of the settings; its menu is fetched after the first paint. */
export function SettingsButton({ className }: { className: string }) {
  const { t } = useText()
  const button = (
    <button type="button" className={className} title={t('menu.label')}>
      <Icon name="settings" />
      <span>{t('menu.label')}</span>
    </button>
  )
  return (
    <Suspense fallback={button}>
      <SettingsMenu>{button}</SettingsMenu>
    </Suspense>
  )
}
