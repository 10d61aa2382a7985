import styles from './pin.module.css'
import type { Under } from './placeUnder.ts'
import type { PinWords } from './words.ts'

/** What stands around the map: the pin over it, buttons to zoom, where the pin is, and what to do with it. */
export interface PinBox {
  canvas: HTMLElement
  zoomIn: HTMLButtonElement
  zoomOut: HTMLButtonElement
  use: HTMLButtonElement
  leave: HTMLButtonElement
  /** Says where the pin is; outside the district the place cannot be taken. */
  tell(under: Under): void
  note(words: string): void
}

export const HOW_ID = 'map-how'

export function pinBox(box: HTMLElement, words: PinWords, attribution: string): PinBox {
  const canvas = make('div', { className: styles['canvas'] })
  const zoomIn = make('button', { type: 'button', textContent: '+', ariaLabel: words.zoomIn })
  const zoomOut = make('button', { type: 'button', textContent: '−', ariaLabel: words.zoomOut })
  const use = make('button', { type: 'button', textContent: words.use, className: styles['use'] })
  const leave = make('button', { type: 'button', textContent: words.leave })
  const where = make('p', { className: styles['where'] })
  where.setAttribute('role', 'status')
  const noted = make('p', { className: 'hint', hidden: true })
  const how = make('p', { className: 'hint', id: HOW_ID, textContent: words.how })
  how.append(make('span', { className: styles['keys'], textContent: words.keys }))
  const frame = make('div', { className: styles['frame'] }, canvas, pin(), zoomButtons(zoomIn, zoomOut))
  if (attribution) frame.append(make('small', { className: styles['source'], textContent: attribution }))
  const foot = make('div', { className: 'pair' }, use, leave)
  box.replaceChildren(make('div', { className: styles['root'] }, how, frame, where, noted, foot))
  return {
    ...{ canvas, zoomIn, zoomOut, use, leave },
    tell: (under) => {
      where.textContent = words[under.state].replace('{name}', 'name' in under ? under.name : '')
      where.classList.toggle('error', under.state === 'outside')
      use.disabled = under.state === 'outside'
    },
    note: (said) => {
      noted.textContent = said
      noted.hidden = said === ''
    },
  }
}

function zoomButtons(...buttons: HTMLButtonElement[]): HTMLElement {
  return make('div', { className: styles['zoom'] }, ...buttons)
}

/** The tip is in the middle of the map; a thumb that drags does not cover it. */
function pin(): SVGElement {
  const svg = drawn('svg', { width: '36', height: '46', viewBox: '0 0 30 38', 'aria-hidden': 'true' })
  svg.classList.add(styles['pin'] ?? '')
  svg.append(drawn('path', { d: 'M15 36.5S28 23.6 28 14.6a13 13 0 1 0-26 0C2 23.6 15 36.5 15 36.5Z' }))
  svg.append(drawn('circle', { cx: '15', cy: '14.6', r: '4.6' }))
  return svg
}

function drawn(name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name) as SVGElement
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

type Properties<Name extends keyof HTMLElementTagNameMap> = {
  [Key in keyof HTMLElementTagNameMap[Name]]?: HTMLElementTagNameMap[Name][Key] | undefined
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties<Name>,
  ...inside: Element[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties) as HTMLElementTagNameMap[Name]
  element.append(...inside)
  return element
}
