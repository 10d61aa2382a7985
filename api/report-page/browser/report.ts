import { fireWordIn } from '../../life/fire-words.ts'
import { mapButton } from './choose.ts'
import { placeButton, placeField } from './place.ts'
import { proofMaker } from './proof.ts'

// What a browser with script adds: a position, a proof instead of the stricter limit, the stop before anything is sent, a copied link.
document.documentElement.classList.add('script')
const form = document.querySelector<HTMLFormElement>('[data-report]')
if (form) setUpForm(form)
const copy = document.querySelector<HTMLButtonElement>('[data-copy]')
const link = document.querySelector<HTMLInputElement>('[data-link]')
if (copy && link) setUpCopying(copy, link)

function setUpForm(form: HTMLFormElement): void {
  const { begin, wait } = proofMaker()
  const send = form.querySelector<HTMLButtonElement>('[data-send]')
  const status = form.querySelector<HTMLElement>('[data-status]')
  const address = form.action
  let state: 'open' | 'working' | 'sent' = 'open'
  setUpPlace(form)
  form.addEventListener('input', begin, { once: true })
  form.addEventListener('submit', (event) => {
    if (state === 'sent') return
    event.preventDefault()
    if (state === 'working' || stopsAtFire(form)) return
    state = 'working'
    say('working')
    void wait()
      .then((proof) => `${address}&proof=${encodeURIComponent(proof)}`)
      // Without a proof it is sent under the stricter limit.
      .catch(() => address)
      .then((target) => {
        state = 'sent'
        say('sending')
        form.action = target
        form.submit()
      })
  })
  // A page that comes back from the browser's memory can be sent again: it is the same form.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    state = 'open'
    say(null)
  })

  function say(what: 'working' | 'sending' | null): void {
    if (send) send.disabled = what !== null
    if (status) status.textContent = what === null ? '' : (status.dataset[what] ?? '')
  }
}

function setUpPlace(form: HTMLFormElement): void {
  const field = placeField(form)
  const locate = form.querySelector<HTMLButtonElement>('[data-locate]')
  const choose = form.querySelector<HTMLButtonElement>('[data-choose]')
  if (field && locate) placeButton(locate, field)
  if (field && choose) mapButton(choose, field, form)
}

/** The same words as at the server, so that nobody waits for it to be told to call. */
function stopsAtFire(form: HTMLFormElement): boolean {
  const data = new FormData(form)
  const notice = document.querySelector<HTMLElement>('[data-fire]')
  const word = data.get('nothingBurns') === 'yes' ? null : fireWordIn(`${data.get('words')}\n${data.get('address')}`)
  if (!notice || word === null) return false
  const words = notice.querySelector('p')
  if (words) words.textContent = (words.dataset['words'] ?? '').replace('{word}', word)
  notice.hidden = false
  form.querySelector('[data-nothing-burns]')?.removeAttribute('hidden')
  notice.focus()
  return true
}

function setUpCopying(button: HTMLButtonElement, link: HTMLInputElement): void {
  link.addEventListener('focus', () => link.select())
  button.addEventListener('click', async () => {
    link.select()
    // A page without TLS has no clipboard but this.
    if (navigator.clipboard) await navigator.clipboard.writeText(link.value)
    else document.execCommand('copy')
    button.textContent = button.dataset['copied'] ?? ''
  })
}
