import { expect, it } from 'vitest'
import { SeenCodes } from './seen-codes.ts'

it('tells 300,000 codes apart and remembers their lines', () => {
  const seen = new SeenCodes()
  const codes = Array.from({ length: 300_000 }, (_, i) =>
    i % 3 === 0 ? `户${i}` : i % 3 === 1 ? String(i) : `990102001001-${i}`,
  )
  expect(codes.every((code, i) => seen.note(code, i + 2) === 0)).toBe(true)
  expect(codes.every((code, i) => seen.note(code, 1) === i + 2)).toBe(true)
})
