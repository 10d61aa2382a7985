/** Street names, each kept once as UTF-8; index 0 is the empty name. */
export function internNames(
  edges: Int32Array,
  nameOf: (edge: number) => string,
): { edgeName: Int32Array; nameStart: Int32Array; nameBytes: Uint8Array } {
  const indexOf = new Map<string, number>([['', 0]])
  const edgeName = edges.map((edge) => {
    const name = nameOf(edge)
    const known = indexOf.get(name)
    if (known !== undefined) return known
    indexOf.set(name, indexOf.size)
    return indexOf.size - 1
  })
  const encoded = [...indexOf.keys()].map((name) => new TextEncoder().encode(name))
  const nameStart = new Int32Array(encoded.length + 1)
  encoded.forEach((bytes, i) => {
    nameStart[i + 1] = (nameStart[i] as number) + bytes.length
  })
  const nameBytes = new Uint8Array(nameStart[encoded.length] as number)
  encoded.forEach((bytes, i) => {
    nameBytes.set(bytes, nameStart[i])
  })
  return { edgeName, nameStart, nameBytes }
}
