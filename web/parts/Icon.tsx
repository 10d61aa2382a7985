const PATHS = {
  command: 'M12 21s7-6.2 7-11a7 7 0 1 0-14 0c0 4.8 7 11 7 11Zm0-8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.5 4.5',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  left: 'M14 6l-6 6 6 6',
  right: 'M10 6l6 6-6 6',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  coverage: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z',
  queue: 'M4 5h16v6H4zM4 15h16v4H4z',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v6M12 7.5h.01',
  response: 'M4 20h16M7 20v-7M12 20V5M17 20v-10',
  plan: 'M4 4v16h16L4 4Zm4 9.6V16h2.4M4 12h2M4 8h1.4M12 20v-2M16 20v-1.4',
  plus: 'M12 5v14M5 12h14',
  desk: 'M4 13l2.6-8h10.8L20 13v6H4v-6Zm0 0h4.5l1.5 2.5h4l1.5-2.5H20',
  check: 'M5 12.5 10 17 19 7',
  playback: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4M10.5 9v6l4.5-3Z',
  ledger: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h4',
  teams: 'M12 3l7 3v5c0 5-3 8.5-7 10-4-1.5-7-5-7-10V6l7-3Z',
  admin: 'M12 3l7 3v5c0 5-3 8.5-7 10-4-1.5-7-5-7-10V6l7-3Zm-3 9 2.2 2.2L15.5 10',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c.6-4 4-6 8-6s7.4 2 8 6',
} as const

export type IconName = keyof typeof PATHS

/** Line icon in the text's colour; always beside or inside something that has a name. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
