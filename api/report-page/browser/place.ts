/** Where the report is about, as the form sends it. */
export interface PlaceField {
  /** Lon, lat of WGS-84 in degrees; null = no position is given. */
  position(): [number, number] | null
  put(place: readonly [string, string] | null): void
  /** Yields what was said before. */
  say(words: string | undefined): string
  /** Called with each position that is put by others than the map. */
  follow: ((position: [number, number]) => void) | null
}

/** The form's position with what is said of it, and the button that takes it back; null where the form has none. */
export function placeField(form: HTMLFormElement): PlaceField | null {
  const forget = form.querySelector<HTMLButtonElement>('[data-forget]')
  const status = form.querySelector<HTMLElement>('[data-place]')
  const area = form.querySelector<HTMLElement>('[data-area]')
  const lon = form.querySelector<HTMLInputElement>('[name=lon]')
  const lat = form.querySelector<HTMLInputElement>('[name=lat]')
  if (!forget || !status || !area || !lon || !lat) return null
  const field: PlaceField = {
    position: () => (lon.value === '' ? null : [Number(lon.value), Number(lat.value)]),
    put: (place) => {
      ;[lon.value, lat.value] = place ?? ['', '']
      forget.hidden = place === null
      area.hidden = place !== null
    },
    say: (words) => {
      const before = status.textContent ?? ''
      status.textContent = words ?? ''
      return before
    },
    follow: null,
  }
  if (lon.value !== '') field.put([lon.value, lat.value])
  forget.addEventListener('click', () => {
    field.put(null)
    field.say('')
  })
  return field
}

/** The button that asks the phone where it is, and says where that is. */
export function placeButton(button: HTMLButtonElement, field: PlaceField): void {
  const words = button.dataset
  const found = async ({ coords }: GeolocationPosition): Promise<void> => {
    const place = [coords.longitude.toFixed(6), coords.latitude.toFixed(6)] as const
    const response = await fetch(`/report/place?lon=${place[0]}&lat=${place[1]}`)
    button.disabled = false
    if (!response.ok) {
      field.put(null)
      field.say(response.status === 422 ? words['outside'] : words['failed'])
      return
    }
    const { name } = (await response.json()) as { name: string }
    field.put(place)
    field.say(words['found']?.replace('{name}', name).replace('{metres}', String(Math.ceil(coords.accuracy))))
    field.follow?.([Number(place[0]), Number(place[1])])
  }
  const failed = (): void => {
    button.disabled = false
    field.put(null)
    field.say(words['failed'])
  }
  if (!window.isSecureContext || !navigator.geolocation) {
    button.hidden = true
    field.say(words['insecure'])
    return
  }
  button.addEventListener('click', () => {
    button.disabled = true
    field.say(words['looking'])
    const options = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 }
    navigator.geolocation.getCurrentPosition((position) => found(position).catch(failed), failed, options)
  })
}
