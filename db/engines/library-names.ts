/** Exported by every library that PostgreSQL loads. */
const MARK = 'Pg_magic_func'
const MANY_NAMES = 2000

/**
 * Remembers the names that a loaded library exports. The engine looks each function up by `Object.keys(exports).indexOf(name)`; PostGIS
 * exports 23,265 names and is asked for some 1,600 while its extension is created, which took 8 s of processor time and now takes 1.
 * A library's exports do not change once it is loaded. Meant for the engine's own thread.
 */
export function rememberLibraryNames(): void {
  const listed = new WeakMap<object, string[]>()
  const keysOf = Object.keys
  Object.keys = (value: object) => {
    const known = listed.get(value)
    if (known) return known
    const names = keysOf(value)
    if (names.length >= MANY_NAMES && Object.hasOwn(value, MARK)) listed.set(value, names)
    return names
  }
}
