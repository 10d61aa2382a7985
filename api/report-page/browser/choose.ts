import type { PlaceField } from './place.ts'

/** What the map's own script offers; it is fetched when somebody wants the map. */
interface MapScript {
  open(box: HTMLElement, options: MapOptions): Promise<OpenMap>
}

interface MapOptions {
  /** Where the pin is at first: [lon, lat]; null = the middle of the area, else of the district. */
  start: [number, number] | null
  /** Code of the area that is chosen, or ''. */
  area: string
  /** A place was taken: [lon, lat] and what it is called. */
  onUse(position: [number, number], name: string): void
  onLeave(): void
}

interface OpenMap {
  moveTo(position: [number, number]): void
  showArea(code: string): Promise<void>
  remove(): void
}

/** The button that opens a map to set a pin on, and closes it. What cannot be opened leaves the form as it was. */
export function mapButton(button: HTMLButtonElement, field: PlaceField, form: HTMLFormElement): void {
  const box = form.querySelector<HTMLElement>('[data-map]')
  const area = form.querySelector('select')
  if (!box || !area) return
  const words = button.dataset
  let map: OpenMap | null = null
  let tries = 0
  const close = (): void => {
    map?.remove()
    map = null
    field.follow = null
    button.setAttribute('aria-expanded', 'false')
    button.focus()
  }
  const open = async (): Promise<void> => {
    // A script that failed to load once is not fetched again under the same address.
    const address = tries++ === 0 ? SCRIPT : `${SCRIPT}?${tries}`
    const { open: openMap } = (await import(address)) as MapScript
    map = await openMap(box, {
      start: field.position(),
      area: area.value,
      onUse: ([lon, lat], name) => {
        field.put([lon.toFixed(6), lat.toFixed(6)])
        field.say(words['chosen']?.replace('{name}', name))
        close()
      },
      onLeave: close,
    })
    field.follow = map.moveTo
    button.setAttribute('aria-expanded', 'true')
  }
  area.addEventListener('change', () => {
    // The map stays where it is if the area's middle cannot be had.
    map?.showArea(area.value).catch(() => undefined)
  })
  button.addEventListener('click', () => {
    if (map) return close()
    button.disabled = true
    const before = field.say(words['opening'])
    void open()
      .then(() => field.say(before))
      .catch(() => field.say(words['broken']))
      .then(() => {
        button.disabled = false
      })
  })
}

const SCRIPT = '/report-map.js'
