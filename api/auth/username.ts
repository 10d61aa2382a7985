/** User names are compared without regard to case, width or surrounding blanks. */
export const normalUsername = (text: string): string => text.trim().normalize('NFKC').toLowerCase()

/** Letters of any script and digits, with . _ - inside. */
export const isUsername = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text)
