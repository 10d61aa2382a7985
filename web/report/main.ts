import { askGround } from './ground.ts'
import { openPin } from './openPin.ts'
import type { LonLat } from './placeUnder.ts'
import { wordsOf } from './words.ts'

interface MapOptions {
  /** Where the pin is at first; null = the middle of the area, else of the district. */
  start: LonLat | null
  /** Code of the area that is chosen, or ''. */
  area: string
  /** A place was taken, with what it is called. */
  onUse(position: LonLat, name: string): void
  onLeave(): void
}

/** Opens the map in an element of the residents' page. Throws, and leaves the element empty, where it cannot be drawn. */
export async function open(box: HTMLElement, { start, area, onUse, onLeave }: MapOptions) {
  const words = wordsOf(document.documentElement.lang)
  const [ground] = await Promise.all([askGround(area), styleSheet()])
  try {
    return await openPin(box, { ground, words, start, onUse, onLeave })
  } catch (error) {
    box.replaceChildren()
    throw error
  }
}

function styleSheet(): Promise<void> {
  const known = document.querySelector(`link[href="${SHEET}"]`)
  if (known) return Promise.resolve()
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: SHEET })
  return new Promise((resolve, reject) => {
    link.onload = () => resolve()
    link.onerror = () => {
      link.remove()
      reject(new Error('No style sheet'))
    }
    document.head.append(link)
  })
}

const SHEET = '/report-map.css'
