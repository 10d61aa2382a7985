import { CLOCK_STATES, SERVICE_POINT_KINDS, TEAM_KINDS } from '@wangge/db/vocabulary'
import { flavours, MAP_THEMES } from '@wangge/tiles/style'
import { describe, expect, it } from 'vitest'
import { allDrawings, hazardIcon, packAtlas, pointIcon, teamIcon } from './atlas.ts'
import { hazardDrawing } from './hazard.ts'
import { arc } from './part.ts'
import { TEAM_FORMS } from './team.ts'

const drawings = allDrawings(flavours.light)

describe('the atlas', () => {
  it('holds an icon for every hazard, team and point that may come', () => {
    for (const clock of CLOCK_STATES)
      for (const share of [null, 0, 0.013, 0.5, 1])
        expect(drawings.has(hazardIcon({ clock, grade: 'major', share })), `${clock} ${share}`).toBe(true)
    for (const kind of TEAM_KINDS) for (const form of TEAM_FORMS) expect(drawings.has(teamIcon(kind, form))).toBe(true)
    for (const kind of SERVICE_POINT_KINDS) expect(drawings.has(pointIcon(kind, true))).toBe(true)
  })

  it('packs without overlap inside its canvas', () => {
    const { mapping, width, height } = packAtlas(drawings, 2)
    const boxes = Object.values(mapping)
    const [outside, overlapping]: [number[], unknown[]] = [[], []]
    for (const [row, a] of boxes.entries()) {
      if (a.x + a.width > width || a.y + a.height > height) outside.push(row)
      for (const b of boxes.slice(row + 1)) {
        const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        if (!isApart) overlapping.push([a, b])
      }
    }
    expect(outside).toEqual([])
    expect(overlapping).toEqual([])
  })

  it.each(MAP_THEMES)('draws every part with a path and an ink in %s', (theme) => {
    for (const [name, { parts }] of allDrawings(flavours[theme])) {
      for (const { d, fill, stroke } of parts) {
        expect(d, name).toMatch(/^M-?[\d.]/)
        expect(d, name).not.toMatch(/NaN|undefined/)
        expect(fill ?? stroke, name).toMatch(/^#/)
      }
    }
  })
})

describe('hazard symbols', () => {
  it('differ by shape, not by colour alone', () => {
    const shapes = CLOCK_STATES.map((clock) => {
      const { parts } = hazardDrawing({ clock, grade: 'general', share: null }, flavours.light)
      return parts.map(({ d }) => d).join()
    })
    expect(new Set(shapes).size).toBe(CLOCK_STATES.length)
  })

  it('lie on a disc in ground colour', () => {
    expect(hazardDrawing({ clock: 'soon', grade: 'general', share: 0.1 }, flavours.dark).parts[0]?.fill).toBe(
      flavours.dark.map.casing,
    )
  })

  it('run their ring clockwise from 12', () => {
    expect(arc(10, 0.25)).toBe('M0 -10A10 10 0 0 1 10 0')
    expect(arc(10, 0.75)).toBe('M0 -10A10 10 0 1 1 -10 0')
  })
})
