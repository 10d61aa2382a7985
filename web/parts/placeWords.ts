import type { Hazard } from '@wangge/api/contract'

type Placed = Pick<Hazard, 'cellName' | 'townshipName' | 'address'>

/** Where a hazard is, each name once: an address that begins with township or cell does not say them again. */
export function placeWords({ cellName, townshipName, address }: Placed): string {
  const rest = withoutHead(address.trim(), townshipName)
  if (cellName === null) return rest
  if (rest === '' || rest.startsWith(cellName)) return rest || cellName
  return `${cellName} ${rest}`
}

function withoutHead(text: string, head: string | null): string {
  return head !== null && text.startsWith(head) ? text.slice(head.length).replace(/^[\s,，·]+/, '') : text
}
