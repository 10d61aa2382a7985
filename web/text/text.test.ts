import { describe, expect, it } from 'vitest'
import { adminText } from './admin.ts'
import { dispatchText } from './dispatch.ts'
import { fieldText } from './field.ts'
import { createText, tables as shellTables } from './index.ts'
import { messagesText } from './messages.ts'
import { planText } from './plan.ts'
import { planEditsText } from './planEdits.ts'
import { planFiguresText } from './planFigures.ts'
import { playbackText } from './playback.ts'
import { proofText } from './proof.ts'
import { reporterText } from './reporter.ts'
import { responseText } from './response.ts'
import { teamsText } from './teams.ts'
import { wallText } from './wall.ts'

const tables = {
  zh: {
    ...planEditsText.zh,
    ...shellTables.zh,
    ...adminText.zh,
    ...messagesText.zh,
    ...responseText.zh,
    ...dispatchText.zh,
    ...teamsText.zh,
    ...planText.zh,
    ...planFiguresText.zh,
    ...wallText.zh,
    ...reporterText.zh,
    ...proofText.zh,
    ...playbackText.zh,
  },
  en: {
    ...planEditsText.en,
    ...shellTables.en,
    ...adminText.en,
    ...messagesText.en,
    ...responseText.en,
    ...dispatchText.en,
    ...teamsText.en,
    ...planText.en,
    ...planFiguresText.en,
    ...wallText.en,
    ...reporterText.en,
    ...proofText.en,
    ...playbackText.en,
  },
}
const holes = (words: string): string[] => [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort()

describe('the two tables of words', () => {
  it('have the same keys', () => {
    expect(Object.keys(tables.en).sort()).toEqual(Object.keys(tables.zh).sort())
  })
  it('have the same parameters under each key', () => {
    for (const [key, words] of Object.entries(tables.zh)) {
      expect([key, ...new Set(holes(tables.en[key as keyof typeof tables.en]))]).toEqual([
        key,
        ...new Set(holes(words)),
      ])
    }
  })
  it('leave no words empty, and no Chinese in the English table', () => {
    for (const [key, words] of Object.entries(tables.en)) {
      expect(words, key).not.toBe('')
      expect(words, key).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })
})

describe('the field app', () => {
  it('has every word in both languages, with the same parameters', () => {
    expect(Object.keys(fieldText.en)).toEqual(Object.keys(fieldText.zh))
    for (const [key, words] of Object.entries(fieldText.en)) {
      expect(words, key).not.toMatch(/^$|[\u4e00-\u9fff]/)
      const own = fieldText.zh[key as keyof typeof fieldText.zh]
      expect([key, ...new Set(holes(words))]).toEqual([key, ...new Set(holes(own))])
    }
  })
})

describe('createText', () => {
  it('fills parameters and switches at once', async () => {
    const text = createText('zh')
    expect(text.t('top.communities', { n: 77 })).toBe('77 个社区村')
    await text.changeLanguage('en')
    expect(text.t('top.communities', { n: 77 })).toBe('77 communities')
  })
  it('does not read dots in keys as nesting, nor escape marks in values', () => {
    expect(createText('zh').t('search.none', { words: '<a & b>' })).toContain('<a & b>')
  })
})
