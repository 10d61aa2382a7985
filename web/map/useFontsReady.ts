import { useEffect, useState } from 'react'
import { fontsReady } from '../styles/fontsReady.ts'

/** True once text may be painted on a canvas in the shipped font. */
export function useFontsReady(): boolean {
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    let isHere = true
    void fontsReady.then(() => isHere && setReady(true))
    return () => {
      isHere = false
    }
  }, [])
  return isReady
}
