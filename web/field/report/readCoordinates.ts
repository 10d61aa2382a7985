/** [lon, lat] of two numbers as map apps give them, in either order: in China the longitude is the larger one. Null = not two such. */
export function readCoordinates(text: string): [number, number] | null {
  const [first, second, ...more] = (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
  if (first === undefined || second === undefined || more.length > 0) return null
  const [lon, lat] = [Math.max(first, second), Math.min(first, second)]
  return lon > 73 && lon < 136 && lat > 3 && lat < 54 ? [lon, lat] : null
}
