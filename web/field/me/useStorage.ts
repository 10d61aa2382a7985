import { useEffect, useState } from 'react'

/** Megabytes that the app holds on this phone, photos among them; asked anew when `changes` does. Null = the browser does not say. */
export function useStorage(changes: number): number | null {
  const [megabytes, setMegabytes] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what lies on the phone changes with what waits
  useEffect(() => {
    let isCurrent = true
    void navigator.storage?.estimate?.().then(({ usage }) => {
      if (isCurrent && usage !== undefined) setMegabytes(usage / 2 ** 20)
    })
    return () => {
      isCurrent = false
    }
  }, [changes])
  return megabytes
}
