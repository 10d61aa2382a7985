import { describe, expect, it } from 'vitest'
import { coarsened } from './coarsen.ts'

const street = { class: 'residential', name: '文昌街' }
const line = (tags: object, ...points: number[][]) => ({ type: 2, tags, geometry: [points] })

describe('coarsened', () => {
  it('rounds to the coarser grid', () => {
    expect(coarsened([line(street, [7, 9], [4001, 12])], 4)).toEqual([line(street, [2, 2], [1000, 3])])
  })

  it('joins the pieces of one street and leaves other streets alone', () => {
    const other = { class: 'residential', name: '米市街' }
    const found = coarsened(
      [line(street, [0, 0], [4, 4]), line(other, [8, 8], [12, 12]), line(street, [4, 4], [8, 0])],
      4,
    )
    expect(found).toHaveLength(2)
    expect(found[0]?.geometry).toHaveLength(2)
  })

  it('keeps polygons apart', () => {
    const house = { layer: 'building' }
    const ring = [
      [
        [0, 0],
        [8, 0],
        [8, 8],
        [0, 0],
      ],
    ]
    const houses = [0, 1].map(() => ({ type: 3, tags: house, geometry: ring }))
    expect(coarsened(houses, 4)).toHaveLength(2)
  })
})
