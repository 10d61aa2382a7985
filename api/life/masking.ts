/** 王**: the first character says enough to know whom one talks to. Empty stays empty. */
export function maskName(name: string): string {
  const [first] = name.trim()
  return first === undefined ? '' : `${first}**`
}

/** 138****0000: first three and last four digits; of a number too short for that only its last two. Empty stays empty. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  if (digits.length >= 8) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return digits.length === 0 ? '' : `****${digits.slice(-2)}`
}

/** Mobile numbers that somebody wrote into a text are masked like those of reporters. */
export function withoutPhones(text: string): string {
  return text.replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, maskPhone)
}
