import { Dropdown, type MenuProps } from 'antd'
import { type ReactElement, useState } from 'react'
import { Icon } from '../parts/Icon.tsx'
import { useToast } from '../parts/Toasts.tsx'
import { useText } from '../text/index.ts'
import { usePanels } from './panels.tsx'
import { storedKeysOn, storedTheme, storeKeysOn, storeLanguage, storeTheme } from './preferences.ts'
import { useCopyLink } from './useCopyLink.ts'
import { useView } from './ViewContext.tsx'

const THEMES = ['auto', 'light', 'dark'] as const

/** Theme, language, keys, link and print: everything about the screen rather than the district. */
export default function SettingsMenu({ children }: { children: ReactElement }) {
  const { t, language } = useText()
  const { view, change } = useView()
  const { setHelpOpen } = usePanels()
  const [keysOn, setKeysOn] = useState(storedKeysOn)
  const copyLink = useCopyLink()
  const toast = useToast()
  const theme = view.theme === 'auto' ? storedTheme() : view.theme

  const items: MenuProps['items'] = [
    {
      key: 'theme',
      type: 'group',
      label: t('menu.theme'),
      children: THEMES.map((name) => ({ key: name, label: t(`menu.${name}`), icon: tick(name === theme) })),
    },
    {
      key: 'language',
      type: 'group',
      label: t('menu.language'),
      children: [
        { key: 'zh', label: <span lang="zh-CN">中文</span>, icon: tick(language === 'zh') },
        { key: 'en', label: <span lang="en">English</span>, icon: tick(language === 'en') },
      ],
    },
    { type: 'divider' },
    { key: 'keysOn', label: t('menu.keysOn'), icon: tick(keysOn) },
    { key: 'help', label: t('menu.keys'), extra: '?' },
    { key: 'copy', label: t('menu.copyLink') },
    { key: 'print', label: t('menu.print') },
  ]

  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'auto' || key === 'light' || key === 'dark') {
      storeTheme(key)
      change({ theme: key })
    } else if (key === 'zh' || key === 'en') {
      storeLanguage(key)
      change({ language: key })
    } else if (key === 'keysOn') {
      storeKeysOn(!keysOn)
      setKeysOn(!keysOn)
    } else if (key === 'help') setHelpOpen(true)
    else if (key === 'copy') void copyLink().then(toast)
    else if (key === 'print') print()
  }

  return (
    <Dropdown menu={{ items, onClick }} trigger={['click']} placement="topLeft">
      {children}
    </Dropdown>
  )
}

/** Keeps the width where there is no tick, so that the words stand in one line. */
const tick = (isChosen: boolean) => (
  <span style={{ display: 'inline-flex', width: 14 }}>{isChosen && <Icon name="check" size={14} />}</span>
)
