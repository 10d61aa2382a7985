import { describe, expect, it } from 'vitest'
import type { Here } from '../place/here.ts'
import { isWorthSending } from './sparing.ts'

const fix = (seconds: number, accuracyMetres = 10): Here => ({
  position: [119, 33],
  accuracyMetres,
  at: seconds * 1000,
})

describe('what is sent of where the phone was', () => {
  it('begins with the first good fix, and leaves bad ones out', () => {
    expect(isWorthSending(null, fix(0), 0)).toBe(true)
    expect(isWorthSending(null, fix(0, 400), 0)).toBe(false)
  })
  it('is a move that is more than the error of the fix, not oftener than every ten seconds', () => {
    expect(isWorthSending(fix(0), fix(9), 80)).toBe(false)
    expect(isWorthSending(fix(0), fix(10), 26)).toBe(true)
    expect(isWorthSending(fix(0), fix(10), 20)).toBe(false)
    expect(isWorthSending(fix(0), fix(10, 120), 40)).toBe(false)
  })
  it('is a word a minute while standing still', () => {
    expect(isWorthSending(fix(0), fix(59), 0)).toBe(false)
    expect(isWorthSending(fix(0), fix(60), 0)).toBe(true)
  })
})
