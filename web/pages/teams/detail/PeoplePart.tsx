import type { TeamDetail } from '@wangge/api/contract'
import { type FormEvent, useState } from 'react'
import { Section } from '../../../parts/Section.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import { type MemberFields, useTeamWrite } from '../forcesQueries.ts'
import { useProblem } from '../useProblem.ts'
import styles from './TeamDrawer.module.css'

type Member = TeamDetail['people'][number]

/** Who is in the team, each with a number to call; a masked number is no link. */
export function PeoplePart({ team, mayEdit }: { team: TeamDetail; mayEdit: boolean }) {
  const { t } = useText()
  const [edited, setEdited] = useState<string | null>(null)
  const close = (): void => setEdited(null)
  return (
    <Section title={t('teams.people')} aside={t('teams.peopleCount', { n: team.people.length })}>
      {team.people.length === 0 && <p className={styles['note']}>{t('teams.noPeople')}</p>}
      <ul>
        {team.people.map((member) => (
          <li key={member.id} className={styles['person']}>
            <span className={styles['who']}>
              {member.name}
              {member.isLeader && <small>{t('teams.leaderTag')}</small>}
              {member.personName && <small>{t('teams.account', { name: member.personName })}</small>}
            </span>
            <Phone member={member} />
            {mayEdit && (
              <button
                type="button"
                className={buttons['link']}
                aria-label={t('teams.editPerson', { name: member.name })}
                onClick={() => setEdited(edited === member.id ? null : member.id)}
              >
                {t('teams.change')}
              </button>
            )}
            {edited === member.id && <MemberForm team={team} member={member} onClose={close} />}
          </li>
        ))}
      </ul>
      {mayEdit && edited !== '' && (
        <button type="button" className={buttons['link']} onClick={() => setEdited('')}>
          {t('teams.addPerson')}
        </button>
      )}
      {edited === '' && <MemberForm team={team} member={null} onClose={close} />}
    </Section>
  )
}

function Phone({ member: { name, phone } }: { member: Member }) {
  const { t } = useText()
  if (phone === '') return null
  if (phone.includes('*')) return <span className={styles['note']}>{phone}</span>
  return (
    <a className={styles['phone']} href={`tel:${phone.replace(/[^\d+]/g, '')}`} aria-label={t('teams.call', { name })}>
      {phone}
    </a>
  )
}

function MemberForm({ team, member, onClose }: { team: TeamDetail; member: Member | null; onClose(): void }) {
  const { t } = useText()
  const problem = useProblem()
  const toast = useToast()
  const write = useTeamWrite(team.id)
  const [name, setName] = useState(member?.name ?? '')
  const [phone, setPhone] = useState(member?.phone ?? '')
  const [isLeader, setLeader] = useState(member?.isLeader ?? false)
  const body: MemberFields = { name: name.trim(), phone: phone.trim(), isLeader, personId: member?.personId ?? null }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    write.mutate(member ? { type: 'changeMember', memberId: member.id, body } : { type: 'addMember', body }, {
      onSuccess: () => {
        onClose()
        toast(t('teams.saved', { what: body.name }))
      },
    })
  }
  const remove = (): void => {
    if (!member) return
    write.mutate(
      { type: 'removeMember', memberId: member.id },
      {
        onSuccess: () => {
          onClose()
          toast(t('teams.personRemoved', { name: member.name }), () =>
            write.mutate({
              type: 'addMember',
              body: { name: member.name, phone: member.phone, isLeader: member.isLeader, personId: member.personId },
            }),
          )
        },
      },
    )
  }
  return (
    <form className={styles['form']} onSubmit={save}>
      <label>
        {t('teams.personName')}
        <input required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {t('teams.phone')}
        <input type="tel" maxLength={40} value={phone} onChange={(event) => setPhone(event.target.value)} />
      </label>
      <label className={styles['check']}>
        <input type="checkbox" checked={isLeader} onChange={(event) => setLeader(event.target.checked)} />
        {t('teams.leaderTag')}
      </label>
      {write.error && (
        <p role="alert" className={styles['failure']}>
          {problem(write.error)}
        </p>
      )}
      <div className={styles['buttons']}>
        <button type="submit" className={buttons['primary']} disabled={write.isPending || name.trim() === ''}>
          {t('teams.save')}
        </button>
        <button type="button" className={buttons['button']} onClick={onClose}>
          {t('app.cancel')}
        </button>
        {member && (
          <button type="button" className={buttons['button']} disabled={write.isPending} onClick={remove}>
            {t('teams.removePerson')}
          </button>
        )}
      </div>
    </form>
  )
}
