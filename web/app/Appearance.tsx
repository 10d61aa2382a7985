import { theme as antdTheme, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { SymbolTheme } from '../map/symbols.tsx'
import type { Language } from '../text/index.ts'
import { cssVariables } from '../tokens.ts'
import { antdThemeOf } from './antdTheme.ts'
import { storedLanguage, storedTheme, useStored } from './preferences.ts'
import { useMedia } from './useMedia.ts'
import { useView } from './ViewContext.tsx'

/** Resolved, never 'auto'. */
const ThemeContext = createContext<'light' | 'dark'>('light')
export const useTheme = (): 'light' | 'dark' => useContext(ThemeContext)

/** What pops up from inside a dialog must lie in it: all else is below the browser's top layer. */
const popupPlace = (trigger?: HTMLElement): HTMLElement => trigger?.closest('dialog') ?? document.body

/** Theme and language of the view, handed to antd, CSS, the map's symbols and the document. Prints are always light. */
export function Appearance({ children }: { children: ReactNode }) {
  const { view } = useView()
  const systemIsDark = useMedia('(prefers-color-scheme: dark)')
  const isPrinting = useMedia('print')
  const chosenTheme = useStored(storedTheme)
  const chosenLanguage = useStored(storedLanguage)
  const wanted = view.theme === 'auto' ? chosenTheme : view.theme
  const theme = isPrinting ? 'light' : wanted === 'auto' ? (systemIsDark ? 'dark' : 'light') : wanted
  const language: Language = view.language === 'en' ? 'en' : chosenLanguage

  const { i18n } = useTranslation()
  useLayoutEffect(() => {
    const root = document.documentElement
    for (const [name, value] of Object.entries(cssVariables(theme))) root.style.setProperty(name, value)
    root.dataset['theme'] = theme
    root.style.colorScheme = theme
  }, [theme])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    if (i18n.language !== language) void i18n.changeLanguage(language)
    document.title = i18n.t('app.name')
  }, [i18n, language])

  const antd = useMemo(() => antdThemeOf(theme, antdTheme), [theme])
  return (
    <ConfigProvider
      theme={antd}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      componentSize="middle"
      getPopupContainer={popupPlace}
    >
      <ThemeContext value={theme}>
        <SymbolTheme value={theme}>{children}</SymbolTheme>
      </ThemeContext>
    </ConfigProvider>
  )
}
