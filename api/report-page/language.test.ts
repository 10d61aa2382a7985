import { expect, test } from 'vitest'
import { languageOf } from './language.ts'
import { senderKey } from './limits.ts'
import { moment } from './moment.ts'
import { en } from './text/en.ts'
import { zh } from './text/zh.ts'

test('the address says the language, else the browser does, else it is Chinese', () => {
  expect(languageOf('en', 'zh-CN')).toBe('en')
  expect(languageOf(undefined, 'en-GB,en;q=0.9,zh;q=0.8')).toBe('en')
  expect(languageOf(undefined, 'zh-TW,en;q=0.8')).toBe('zh')
  expect(languageOf('xx', 'fr,de;q=0.5')).toBe('zh')
})

test('both tables have the same keys with the same holes, none empty, no Chinese in the English one', () => {
  const holes = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(String).sort()
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  for (const [key, words] of Object.entries(zh)) {
    const english = en[key as keyof typeof zh]
    expect([key, holes(english)]).toEqual([key, holes(words)])
    expect(english.length * words.length).toBeGreaterThan(0)
    if (key !== 'otherLanguage') expect(english).not.toMatch(/[\u4e00-\u9fff]/)
  }
})

test('times are those of the deployment, with the year where it is another', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  expect(moment('2026-11-22T12:38:00Z', 'zh', 'Asia/Shanghai', now)).toBe('11-22 周日 20:38')
  expect(moment('2026-11-22T12:38:00Z', 'en', 'Asia/Shanghai', now)).toBe('Sun 22 Nov 20:38')
  expect(moment('2025-11-22T12:38:00Z', 'zh', 'Asia/Shanghai', now)).toBe('2025-11-22 周六 20:38')
})

test('a subscriber is one sender, however many addresses of IPv6 he has', () => {
  expect(senderKey('10.1.2.3')).toBe('10.1.2.3')
  expect(senderKey('2001:db8:1:2:3:4:5:6')).toBe(senderKey('2001:db8:1:2::9'))
  expect(senderKey('2001:db8:1:3::9')).not.toBe(senderKey('2001:db8:1:2::9'))
  expect(senderKey('::1')).toBe(senderKey('0:0:0:0:0:0:0:1'))
})
