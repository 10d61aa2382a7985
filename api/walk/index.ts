/**
 * The walk engine: streets → minutes. Pure: no Hono, no SQL, no Node module; the same code runs in the browser.
 * All distances in the kernel are int32 millimetres; a limit of 600 s at 1.25 m/s is 750,000 mm, inclusive.
 */
export {}
