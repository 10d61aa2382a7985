import { describe, expect, it } from 'vitest'
import { kindOf, readDivision } from './division.ts'

describe('readDivision', () => {
  it.each([
    ['1505', '150500000000', 'prefecture', null],
    ['150500', '150500000000', 'prefecture', null],
    ['150502', '150502000000', 'county', '150500000000'],
    ['150502000000', '150502000000', 'county', '150500000000'],
    ['150502100', '150502100000', 'township', '150502000000'],
    ['150502100000', '150502100000', 'township', '150502000000'],
    ['150502101201', '150502101201', 'community', '150502101000'],
    ['441900003', '441900003000', 'township', '441900000000'],
    ['15050210120101', '15050210120101', 'cell', '150502101201'],
    ['150502101201-A3', '150502101201-A3', 'cell', '150502101201'],
  ])('reads %s', (text, code, level, parentCode) => {
    expect(readDivision(text)).toEqual({ code, level, parentCode })
  })

  it.each(['', '15', '150000', '15050', '1.50502E+11', 'abc', '150502 1'])('refuses %j', (text) => {
    expect(readDivision(text)).toBeNull()
  })
})

describe('kindOf', () => {
  it.each([
    ['150502001000', 'township', '科尔沁街道办事处', 'subdistrict'],
    ['150502100000', 'township', '大林镇', 'town'],
    ['150502200000', 'township', '某某满族乡', 'township'],
    ['150502201000', 'township', '胜利苏木', 'sumu'],
    ['150502401000', 'township', '三义堂农场', 'farm'],
    ['150502402000', 'township', '种畜繁育中心', 'other'],
    ['150502001001', 'community', '光明社区居委会', 'community'],
    ['150502100201', 'community', '前进嘎查', 'village'],
    ['150502100202', 'community', '三分场', 'village'],
    ['150502100501', 'community', '农场生活区', 'other'],
    ['15050200100101', 'cell', '3号楼', 'block'],
    ['15050200100102', 'cell', '二组', 'group'],
  ] as const)('takes %s (%s) %s for a %s', (code, level, name, kind) => {
    expect(kindOf({ code, level }, name)).toBe(kind)
  })
})
