/** A text as PostgreSQL can keep it: neither NUL nor half a surrogate pair; lines end as they do here. */
export function storable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '')
}
