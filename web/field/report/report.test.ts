import { describe, expect, it } from 'vitest'
import { fireWordIn } from './fireWords.ts'
import { readCoordinates } from './readCoordinates.ts'

describe('words of a fire', () => {
  it('stop the form where it burns now, and not where a thing or a fear is named', () => {
    expect(fireWordIn('三楼着火了')).toBe('着火')
    expect(fireWordIn('flames from the roof')).toBe('flames')
    for (const words of ['灭火器过期', '楼道堆放易燃物', '一旦着火跑不出去', 'smoke detector broken', '有火灾隐患'])
      expect(fireWordIn(words), words).toBeNull()
  })
})

describe('coordinates of a map app', () => {
  it('are read in either order', () => {
    expect(readCoordinates('33.5889,119.0213')).toEqual([119.0213, 33.5889])
    expect(readCoordinates(' 119.0213 33.5889 ')).toEqual([119.0213, 33.5889])
  })
  it('are nothing where they are not two, or not in the country', () => {
    for (const text of ['', '119.02', '1,2', '119.02,33.58,4', '180,33']) expect(readCoordinates(text), text).toBeNull()
  })
})
