import { useState } from 'react'
import { useMessagesText } from '../../../messages/useMessagesText.ts'
import { useText } from '../../../text/index.ts'
import { ChannelsPart } from './ChannelsPart.tsx'
import { LogPart } from './LogPart.tsx'
import styles from './MessagesSection.module.css'
import { RulesPart } from './RulesPart.tsx'

const PARTS = { rules: RulesPart, channels: ChannelsPart, log: LogPart } as const
type PartName = keyof typeof PARTS
const NAMES = Object.keys(PARTS) as PartName[]

/** Who is told of what, where messages go, and what became of each. */
export default function MessagesSection() {
  useMessagesText()
  const { t } = useText()
  const [name, setName] = useState<PartName>('rules')
  const Part = PARTS[name]
  return (
    <>
      <nav className={styles['parts']} aria-label={t('admin.messages')}>
        {NAMES.map((one) => (
          <button key={one} type="button" aria-pressed={one === name} onClick={() => setName(one)}>
            {t(`messages.${one}`)}
          </button>
        ))}
      </nav>
      <Part />
    </>
  )
}
