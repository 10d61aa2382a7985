/** What a person said yes to on this phone; a browser that refuses storage asks again. */
export function readChoice(name: 'consent' | 'sharing', personId: string): boolean {
  try {
    return localStorage.getItem(`wangge.field.${name}.${personId}`) === 'yes'
  } catch {
    return false
  }
}

export function writeChoice(name: 'consent' | 'sharing', personId: string, isYes: boolean): void {
  try {
    if (isYes) localStorage.setItem(`wangge.field.${name}.${personId}`, 'yes')
    else localStorage.removeItem(`wangge.field.${name}.${personId}`)
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}
