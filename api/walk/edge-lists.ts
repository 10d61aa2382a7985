/** Which items (residences, points) stand on an edge, as linked lists in flat arrays: moving one costs no allocation. */
export class EdgeLists {
  /** First item by edge, next item by item; -1 ends a list. */
  first: Int32Array
  next: Int32Array

  constructor(edges: number, itemEdge: Int32Array, count: number) {
    this.first = new Int32Array(edges).fill(-1)
    this.next = new Int32Array(itemEdge.length).fill(-1)
    // From the end, so that lists run in ascending order.
    for (let item = count - 1; item >= 0; item--) this.insert(item, itemEdge[item] as number)
  }

  insert(item: number, edge: number): void {
    if (edge === -1) return
    this.next[item] = this.first[edge] as number
    this.first[edge] = item
  }

  remove(item: number, edge: number): void {
    if (edge === -1) return
    let at = this.first[edge] as number
    if (at === item) {
      this.first[edge] = this.next[item] as number
      return
    }
    while (this.next[at] !== item) at = this.next[at] as number
    this.next[at] = this.next[item] as number
  }

  itemsOn(edge: number): number[] {
    const items: number[] = []
    for (let item = this.first[edge] as number; item !== -1; item = this.next[item] as number) items.push(item)
    return items
  }

  growTo(edges: number, items: number): void {
    this.first = grownWith(this.first, edges, -1)
    this.next = grownWith(this.next, items, -1)
  }
}

/** The array with at least `length` entries, new ones filled; a quarter to spare. */
export function grownWith(array: Int32Array, length: number, fill: number): Int32Array {
  if (array.length >= length) return array
  const wider = new Int32Array(Math.ceil(length * 1.25) + 16).fill(fill)
  wider.set(array)
  return wider
}
