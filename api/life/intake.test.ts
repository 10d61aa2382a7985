import { describe, expect, test } from 'vitest'
import { fireWordIn } from './fire-words.ts'
import { checkReport } from './index.ts'
import { maskName, maskPhone } from './masking.ts'
import { at, defaultBook } from './testing/lives.ts'

const NOW = at(0)
const check = (more: object = {}, reportedAt?: string) =>
  checkReport(
    { kind: 'other', description: '', address: '', nothingBurns: false, ...more },
    reportedAt,
    defaultBook(),
    NOW,
  )

describe('what a report may not say', () => {
  test.each([
    ['unknownKind', { kind: 'dragon' }, undefined],
    ['unknownKind', { kind: 'old' }, undefined],
    ['fireReported', { kind: 'fire', nothingBurns: true }, undefined],
    ['fireReported', { description: '三楼着火了' }, undefined],
    ['inTheFuture', {}, at(3)],
    ['tooLongAgo', {}, at(-60 * 24 * 30 - 1)],
  ])('%s: %j %s', (code, more, reportedAt) => {
    expect(() => check(more, reportedAt)).toThrow(expect.objectContaining({ code }))
  })

  test('what may be said passes, and the instant comes back with milliseconds', () => {
    expect(check({ description: '三楼着火了', nothingBurns: true }, '2026-11-18T08:00:00Z')).toBe(
      '2026-11-18T08:00:00.000Z',
    )
    expect(check({}, at(1))).toBe(NOW)
    expect(check({}, at(-60 * 24 * 30))).toBe(at(-60 * 24 * 30))
  })
})

describe('words of fire', () => {
  test.each([
    ['一楼车棚起火了', '起火'],
    ['有浓烟往上冒', '浓烟'],
    ['厨房冒烟', '冒烟'],
    ['电动车烧起来', '烧起来'],
    ['楼下发生火灾', '发生火灾'],
    ['可能着火了，闻到味道', '着火'],
    ['消防通道里电动车着火', '着火'],
    ['The shed is on fire', 'on fire'],
    ['smoke from the window', 'smoke'],
  ])('%s', (text, word) => expect(fireWordIn(text)).toBe(word))

  test.each([
    '存在火灾隐患',
    '防火门常开，灭火器过期',
    '消防栓无水',
    '楼道堆放易燃可燃物',
    '烟感报警器不响',
    '有人在仓库抽烟',
    '违规使用明火',
    '没有着火，只是线路老化',
    '极易起火',
    '有着火风险',
    '防爆灯损坏',
    'smoke detector missing',
    'flame-retardant door removed',
    '<script>alert(1)</script>',
  ])('%s says nothing of a fire', (text) => expect(fireWordIn(text)).toBeNull())
})

describe('masks', () => {
  test.each([
    ['王小明', '王**'],
    ['𠮷田', '𠮷**'],
    [' ', ''],
  ])('%j is %j', (name, masked) => expect(maskName(name)).toBe(masked))
  test.each([
    ['13812340000', '138****0000'],
    ['0475-8234567', '047****4567'],
    ['82345', '****45'],
    ['', ''],
  ])('%j is %j', (phone, masked) => expect(maskPhone(phone)).toBe(masked))
})
