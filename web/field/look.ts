import { useEffect, useLayoutEffect } from 'react'
import { storedTheme, useStored } from '../app/preferences.ts'
import { useMedia } from '../app/useMedia.ts'
import { cssVariables } from '../tokens.ts'
import { hasChineseFont } from './hasChineseFont.ts'
import { useFieldText } from './text.ts'

/** The theme in force: of the address, else chosen on this phone, else the phone's own. */
export function useFieldTheme(): 'light' | 'dark' {
  const systemIsDark = useMedia('(prefers-color-scheme: dark)')
  const stored = useStored(storedTheme)
  const asked = new URLSearchParams(location.search).get('theme')
  const wanted = asked === 'light' || asked === 'dark' ? asked : stored
  return wanted === 'auto' ? (systemIsDark ? 'dark' : 'light') : wanted
}

/** Hands theme and language to CSS and the document. */
export function useLook(theme: 'light' | 'dark'): void {
  const { t, language } = useFieldText()
  useLayoutEffect(() => {
    const root = document.documentElement
    const variables = cssVariables(theme)
    for (const [name, value] of Object.entries(variables)) root.style.setProperty(name, value)
    root.dataset['theme'] = theme
    root.style.colorScheme = theme
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', variables['--surface'] ?? '')
  }, [theme])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = t('field.title')
  }, [language, t])
  useEffect(() => {
    // Phones have one; a machine without gets the shipped one, in slices, after the first view.
    if (!hasChineseFont()) void import('../styles/fonts.ts')
  }, [])
}
