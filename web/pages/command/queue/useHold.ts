import { type FocusEvent, type PointerEvent, useState } from 'react'

interface Hold {
  isHeld: boolean
  /** For the list itself, which scrolls. */
  hands: {
    onPointerEnter(): void
    onPointerLeave(event: PointerEvent<HTMLElement>): void
    onFocus(): void
    onBlur(event: FocusEvent<HTMLElement>): void
  }
}

/** Whether somebody is at a list: a pointer over it, the focus in it, or it is scrolled. */
export function useHold(): Hold {
  const [isHeld, setHeld] = useState(false)
  const isAt = (list: HTMLElement, focused: Element | null): boolean => list.scrollTop > 0 || list.contains(focused)
  return {
    isHeld,
    hands: {
      onPointerEnter: () => setHeld(true),
      onPointerLeave: ({ currentTarget }) => setHeld(isAt(currentTarget, document.activeElement)),
      onFocus: () => setHeld(true),
      onBlur: ({ currentTarget, relatedTarget }) =>
        setHeld(isAt(currentTarget, relatedTarget) || currentTarget.matches(':hover')),
    },
  }
}
