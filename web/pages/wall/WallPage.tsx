import { useQuery } from '@tanstack/react-query'
import { Component, type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { storedLanguage } from '../../app/preferences.ts'
import { SymbolTheme } from '../../map/symbols.tsx'
import { cssVariables } from '../../tokens.ts'
import { Refused, Waiting } from './Notices.tsx'
import { keepRenewed, renewWhenReachable } from './renewal.ts'
import { isRefused } from './useWallLive.ts'
import { useWallText } from './useWallText.ts'
import { Wall } from './Wall.tsx'
import { screenQuery } from './wallQueries.ts'

/** The large screen in the hall: it is opened once and hangs there for weeks. */
export default function WallPage() {
  useWallDress()
  useEffect(() => keepRenewed(), [])
  return (
    <SymbolTheme value="wall">
      <Mending>
        <Door />
      </Mending>
    </SymbolTheme>
  )
}

/** To take a map down may take a slow graphics card seconds: the screen is dark before that. */
const DARK_FIRST_MS = 500

/** Shows the wall to who may see it; what was shown before goes at once when the link is revoked. */
function Door() {
  const { data: screen, error } = useQuery(screenQuery)
  const isDark = isRefused(error)
  const [isDown, setDown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDown(isDark), isDark ? DARK_FIRST_MS : 0)
    return () => clearTimeout(timer)
  }, [isDark])
  if (!screen) return isDark ? <Refused /> : <Waiting isFailing={error !== null} />
  return (
    <>
      {isDark && <Refused />}
      {!(isDark && isDown) && (
        <div aria-hidden={isDark} style={{ visibility: isDark ? 'hidden' : 'visible' }}>
          <Wall screen={screen} />
        </div>
      )}
    </>
  )
}

/** A fault of the page leaves nobody standing before an empty screen: it is loaded anew. */
class Mending extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }
  static getDerivedStateFromError = () => ({ isBroken: true })
  override componentDidCatch(): void {
    renewWhenReachable()
  }
  override render() {
    return this.state.isBroken ? <Waiting isFailing /> : this.props.children
  }
}

/** Colours and language of the wall, which stands outside the frame of the other pages. */
function useWallDress(): void {
  useWallText()
  const { i18n } = useTranslation()
  const asked = new URLSearchParams(location.search).get('lang')
  const language = asked === 'en' || asked === 'zh' ? asked : storedLanguage()
  useLayoutEffect(() => {
    const root = document.documentElement
    for (const [name, value] of Object.entries(cssVariables('wall'))) root.style.setProperty(name, value)
    root.dataset['theme'] = 'wall'
    root.style.colorScheme = 'dark'
    root.lang = language === 'zh' ? 'zh-CN' : 'en'
    if (i18n.language !== language) void i18n.changeLanguage(language)
    document.title = i18n.t('app.name')
  }, [i18n, language])
}
