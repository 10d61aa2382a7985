import { useSyncExternalStore } from 'react'
import type { View } from '../state/view.ts'
import type { Language } from '../text/index.ts'

/**
 * What a person chose on this machine. The address wins over it where it names a theme or a language;
 * a browser that refuses storage only forgets.
 */
const read = (key: string): string | null => {
  try {
    return localStorage.getItem(`wangge.${key}`)
  } catch {
    return null
  }
}

const write = (key: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(`wangge.${key}`)
    else localStorage.setItem(`wangge.${key}`, value)
  } catch {
    // Private windows may refuse; the choice then lasts as long as the address does.
  }
  for (const listener of listeners) listener()
}

const listeners = new Set<() => void>()
const subscribe = (onChange: () => void): (() => void) => {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}

/** A stored choice, followed as it changes: one of the functions below. */
export const useStored = <T extends string | number | boolean | null>(stored: () => T): T =>
  useSyncExternalStore(subscribe, stored)

export function storedTheme(): View['theme'] {
  const theme = read('theme')
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}
export const storeTheme = (theme: View['theme']): void => write('theme', theme === 'auto' ? null : theme)

export const storedLanguage = (): Language => (read('language') === 'en' ? 'en' : 'zh')
export const storeLanguage = (language: Language): void => write('language', language === 'zh' ? null : language)

export const storedKeysOn = (): boolean => read('keys') !== 'off'
export const storeKeysOn = (isOn: boolean): void => write('keys', isOn ? null : 'off')

/** Width of a docked panel in CSS pixels, as last dragged; null = as designed. */
export const storedWidth = (panel: string): number | null => Number(read(`width.${panel}`)) || null
export const storeWidth = (panel: string, pixels: number): void => write(`width.${panel}`, String(Math.round(pixels)))

/** Columns of the ledger that a person shows, joined by commas; null = the usual ones. */
export const storedColumns = (personId: string): string | null => read(`ledger.columns.${personId}`)
export const storeColumns = (personId: string, columns: string | null): void =>
  write(`ledger.columns.${personId}`, columns)

export const storedCompact = (): boolean => read('ledger.compact') === 'on'
export const storeCompact = (isCompact: boolean): void => write('ledger.compact', isCompact ? 'on' : null)
