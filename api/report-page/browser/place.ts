/** The button that asks the phone where it is, and says where that is. */
export function placeButton(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>('[data-locate]')
  const forget = form.querySelector<HTMLButtonElement>('[data-forget]')
  const status = form.querySelector<HTMLElement>('[data-place]')
  const area = form.querySelector<HTMLElement>('[data-area]')
  const lon = form.querySelector<HTMLInputElement>('[name=lon]')
  const lat = form.querySelector<HTMLInputElement>('[name=lat]')
  if (!button || !forget || !status || !area || !lon || !lat) return
  const words = button.dataset
  const say = (text: string | undefined): void => {
    status.textContent = text ?? ''
  }
  const put = (place: readonly [string, string] | null): void => {
    ;[lon.value, lat.value] = place ?? ['', '']
    forget.hidden = place === null
    area.hidden = place !== null
    button.disabled = false
  }
  const found = async ({ coords }: GeolocationPosition): Promise<void> => {
    const place = [coords.longitude.toFixed(6), coords.latitude.toFixed(6)] as const
    const response = await fetch(`/report/place?lon=${place[0]}&lat=${place[1]}`)
    if (response.ok) {
      const { name } = (await response.json()) as { name: string }
      put(place)
      say(words['found']?.replace('{name}', name).replace('{metres}', String(Math.ceil(coords.accuracy))))
      return
    }
    put(null)
    say(response.status === 422 ? words['outside'] : words['failed'])
  }
  const failed = (): void => {
    put(null)
    say(words['failed'])
  }
  if (!window.isSecureContext || !navigator.geolocation) {
    button.hidden = true
    say(words['insecure'])
    return
  }
  if (lon.value !== '') put([lon.value, lat.value])
  button.addEventListener('click', () => {
    button.disabled = true
    say(words['looking'])
    const options = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 }
    navigator.geolocation.getCurrentPosition((position) => found(position).catch(failed), failed, options)
  })
  forget.addEventListener('click', () => {
    put(null)
    say('')
  })
}
