const PATHS = {
  tasks: 'M4 6h16M4 12h12M4 18h16',
  report: 'M12 5v14M5 12h14',
  queue: 'M21 3 10.5 13.5M21 3l-6.5 18-4-7.5L3 9.5 21 3Z',
  me: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9.5c.6-4 4-6 8-6s7.4 2 8 6H4Z',
  offline:
    'M3 3l18 18M5 12.5a10 10 0 0 1 4-2.4M2 9a15 15 0 0 1 4.6-3M10 5.2A15 15 0 0 1 22 9M15 10.5a10 10 0 0 1 4 2M8.5 16a5 5 0 0 1 6 0M12 19.5h.01',
  right: 'M9.5 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  locate: 'M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM12 2v4M12 18v4M2 12h4M18 12h4',
  arrive: 'M12 22s7.5-6.6 7.5-12.2a7.5 7.5 0 1 0-15 0C4.500 15.4 12 22 12 22Zm-3.200-12 2.300 2.300 4.100-4.300',
  check: 'M5 12.5 10 17 19 7',
  go: 'M13 5.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7 22l3-6.500-1-6.500-3 2v4M9 9l4-1.500 2.500 4.500 3.500 1.500M10.500 15.500 14 18l1 4',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M9 12h9',
  camera: 'M4 7h3.500L9 4.500h6L16.500 7H20v12.500H4V7Zm8 9.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z',
  phone:
    'M6 3h3.500l1.500 5-2.200 1.600a12 12 0 0 0 5.600 5.600L16 13l5 1.500V18a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3Z',
  tool: 'M14.500 6.500a4.500 4.500 0 0 0-6 5.600L3 17.600 6.400 21l5.500-5.500a4.500 4.500 0 0 0 5.600-6L14.700 12.300 11.700 9.300l2.800-2.800Z',
  close: 'M6 6l12 12M18 6 6 18',
  warn: 'M12 3.500 22 20.500H2L12 3.500ZM12 10v4.500M12 17.500h.01',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.500 4.500',
  pin: 'M12 22s7.500-6.600 7.500-12.200a7.500 7.500 0 1 0-15 0C4.500 15.400 12 22 12 22Zm0-9.500a2.600 2.600 0 1 0 0-5.200 2.600 2.600 0 0 0 0 5.200Z',
} as const

export type FieldIconName = keyof typeof PATHS

/** Line icon in the text's colour; always beside or inside something that has a name. */
export function FieldIcon({ name, size = 24 }: { name: FieldIconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
