import i18next, { type i18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { type MapTextKey, mapText } from '../map/text.ts'
import type { AdminTextKey } from './admin.ts'
import type { DispatchTextKey } from './dispatch.ts'
import { en } from './en.ts'
import type { MessagesTextKey } from './messages.ts'
import type { PlanTextKey } from './plan.ts'
import type { PlanEditsTextKey } from './planEdits.ts'
import type { PlanFiguresTextKey } from './planFigures.ts'
import type { PlaybackTextKey } from './playback.ts'
import type { ProofTextKey } from './proof.ts'
import type { ReporterTextKey } from './reporter.ts'
import type { ResponseTextKey } from './response.ts'
import type { TeamsTextKey } from './teams.ts'
import type { WallTextKey } from './wall.ts'
import { zh } from './zh.ts'

export type Language = 'zh' | 'en'
/** Words of the page's own tables. */
export type PageTextKey = keyof typeof zh
export type TextKey =
  | PageTextKey
  | MapTextKey
  | AdminTextKey
  | MessagesTextKey
  | ResponseTextKey
  | DispatchTextKey
  | TeamsTextKey
  | PlanTextKey
  | PlanEditsTextKey
  | PlanFiguresTextKey
  | ReporterTextKey
  | WallTextKey
  | ProofTextKey
  | PlaybackTextKey
export type TextParams = Record<string, string | number>
export type Translate = (key: TextKey, params?: TextParams) => string

export const tables = { zh: { ...zh, ...mapText.zh }, en: { ...en, ...mapText.en } }

/** Both tables come with the page, so switching is instant and works offline. Keys are flat: dots do not nest. */
export function createText(language: Language): i18n {
  const instance = i18next.createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    resources: { zh: { translation: tables.zh }, en: { translation: tables.en } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  return instance
}

/** The typed way to words: an unknown key is a compile error. */
export function useText(): { t: Translate; language: Language } {
  const { t, i18n } = useTranslation()
  return { t: t as unknown as Translate, language: i18n.language === 'en' ? 'en' : 'zh' }
}

/** A key put together from data (a kind, a state); words for values that newer servers may send fall back to the value. */
export function worded(t: Translate, prefix: string, value: string): string {
  const key = `${prefix}.${value}`
  return key in zh ? t(key as TextKey) : value
}
