import { itemOf } from '../../shared/retro/retro-state.ts'
import { currentBallotOf, type Visible } from '../../shared/workshop/state.ts'
import { type Timer, timerLeftMs } from '../../shared/workshop/timer.ts'
import { formatMoment } from '../text/dates.ts'
import { roomNewsText as text } from '../text/en/room-news.ts'
import { stageName } from '../text/en/stages.ts'

type Listener = { readonly personId: string; readonly isLeading: boolean }

/**
 * What a facilitator has just done, in words for somebody who does not see it, themselves included. What the screens say
 * of themselves (another stage, a reveal, a card that is talked about, time that is up) is not in it.
 */
export function newsOf(before: Visible, now: Visible, listener: Listener, nowMs: number): readonly string[] {
  return [
    ...agendaNews(before, now, listener),
    ...timerNews(before, now, nowMs),
    ...peopleNews(before, now, listener),
    ...viewNews(before, now, listener),
    ...discussionNews(before, now),
    ...voteNews(before, now),
    ...publicationNews(before, now),
    ...retroNews(before, now),
  ]
}

function agendaNews(before: Visible, now: Visible, { isLeading }: Listener): readonly string[] {
  if (before.agenda === now.agenda) return []
  const skipped = now.agenda.filter(
    ({ id, skipped: isSkipped }) =>
      isSkipped && before.agenda.some((stage) => stage.id === id && !stage.skipped),
  )
  // Who edits the agenda is told each change by the editor itself.
  const isOther = !isLeading && planOf(before) !== planOf(now)
  return [...skipped.map((stage) => text.skipped(stageName(stage))), ...(isOther ? [text.agendaChanged] : [])]
}

function planOf({ agenda }: Visible): string {
  return JSON.stringify(agenda.map(({ id, name, minutes }) => [id, name, minutes]))
}

function timerNews(before: Visible, now: Visible, nowMs: number): readonly string[] {
  const [old, timer] = [before.timer, now.timer]
  if (old === timer) return []
  if (timer === null) {
    const isOfStage = old !== null && before.stageId === now.stageId && old.stageId === now.stageId
    // A card's time goes with the card.
    const isOfCard = before.discussion?.currentId !== now.discussion?.currentId
    return isOfStage && !isOfCard ? [old.isDeadline ? text.deadlineGone : text.timerGone] : []
  }
  if (timer.endedAtMs !== null) return []
  const left = inWords(timerLeftMs(timer, nowMs))
  if (timer.isDeadline) {
    const isSame = old?.isDeadline === true && old.endsAtMs === timer.endsAtMs
    const when = timer.endsAtMs
    return isSame || when === null ? [] : [text.deadlineSet(formatMoment(when, now.workshop.timeZone))]
  }
  if (old === null || old.isDeadline || old.stageId !== timer.stageId || old.endedAtMs !== null) {
    return [text.timerStarted(left)]
  }
  if (timer.totalMs > old.totalMs && isPaused(old) === isPaused(timer)) {
    return [text.timerAdded(inWords(timer.totalMs - old.totalMs), left)]
  }
  if (isPaused(timer) !== isPaused(old))
    return [isPaused(timer) ? text.timerPaused(left) : text.timerGoesOn(left)]
  return timer.endsAtMs === old.endsAtMs ? [] : [text.timerStarted(left)]
}

function isPaused({ endsAtMs }: Timer): boolean {
  return endsAtMs === null
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  return text.time(Math.floor(seconds / 60), seconds % 60)
}

function peopleNews(before: Visible, now: Visible, { personId: me }: Listener): readonly string[] {
  const news: string[] = []
  if (before.joiningLocked !== now.joiningLocked) {
    news.push(now.joiningLocked ? text.joiningLocked : text.joiningOpen)
  }
  if (before.roster === now.roster) return news
  for (const [id, person] of Object.entries(now.roster)) {
    const old = before.roster[id]
    if (old === undefined || old === person) continue
    const isMe = id === me
    if (person.removed && !old.removed) news.push(text.removed(person.name))
    if (person.name !== old.name) {
      news.push(isMe ? text.youRenamed(person.name) : text.renamed(old.name, person.name))
    }
    if (person.role !== old.role) {
      news.push(isMe ? text.yourRole(person.role) : text.roleOf(person.name, person.role))
    }
  }
  return news
}

function viewNews(before: Visible, now: Visible, { personId: me }: Listener): readonly string[] {
  const news: string[] = []
  if (before.leaderId !== now.leaderId) {
    const { leaderId } = now
    news.push(
      leaderId === null
        ? text.nobodyLeads
        : leaderId === me
          ? text.youLead
          : text.leads(now.roster[leaderId]?.name ?? ''),
    )
  }
  if (before.spotlight !== null && now.spotlight === null && before.stageId === now.stageId) {
    news.push(text.pointedAway)
  }
  return news
}

function discussionNews(before: Visible, now: Visible): readonly string[] {
  const [old, talk] = [before.discussion, now.discussion]
  if (old === talk) return []
  if (talk === null) return before.stageId === now.stageId ? [text.discussionOver] : []
  if (old === null || old.stageId !== talk.stageId) return [text.discussionStarted(talk.cardIds.length)]
  if (old.order !== talk.order || old.minutes !== talk.minutes) return [text.discussionChanged]
  if (old.currentId === null || talk.currentId !== null) return []
  return [talk.doneIds.length >= talk.cardIds.length ? text.discussionDone : text.discussionPaused]
}

function voteNews(before: Visible, now: Visible): readonly string[] {
  if (before.ballots === now.ballots) return []
  const { timeZone } = now.workshop
  const current = currentBallotOf(now)
  const news: string[] = []
  for (const ballot of now.ballots) {
    const old = before.ballots.find(({ ballotId }) => ballotId === ballot.ballotId)
    if (old === ballot) continue
    const isCurrent = ballot === current
    if (isCurrent && old === undefined && !ballot.isAnnounced) {
      news.push(text.votePlanned(formatMoment(ballot.openedAtMs, timeZone)))
    } else if (isCurrent && ballot.isAnnounced && old?.isAnnounced !== true) {
      news.push(text.voteOpen(ballot.items.length))
    } else if (isCurrent && old !== undefined && old.closesAtMs !== ballot.closesAtMs) {
      if (ballot.closesAtMs !== null) news.push(text.voteCloses(formatMoment(ballot.closesAtMs, timeZone)))
    } else if (old !== undefined && old.result === null && ballot.result !== null) {
      news.push(text.voteClosed(ballot.result.turnout.cast))
    }
    if (old?.settledIds === null && ballot.settledIds !== null) news.push(text.tieSettled)
    if (old?.isCutApplied === false && ballot.isCutApplied) news.push(text.cutApplied)
  }
  return news
}

/** Where the room is in a retro, and what was agreed on: said to those who do not see the screen. */
function retroNews(before: Visible, now: Visible): readonly string[] {
  const [old, retro] = [before.retro, now.retro]
  if (old === null || retro === null || old === retro) return []
  const all = retro.basis.objectives.flatMap(({ keyResults }) => keyResults)
  const nameOf = (id: string) => all.find((keyResult) => keyResult.id === id)?.text ?? ''
  const moved =
    old.currentId === retro.currentId
      ? []
      : [retro.currentId === null ? text.retroApart : text.retroAt(nameOf(retro.currentId))]
  const items = all.flatMap(({ id, text: name }) => {
    const [was, is] = [itemOf(old, id), itemOf(retro, id)]
    if (was === is) return []
    return [
      ...(was.revealed === null && is.revealed !== null
        ? [text.gradesRevealed(name, is.revealed.grades.length)]
        : []),
      ...(was.score !== is.score && is.score !== null ? [text.scoreAgreed(name, is.score.toFixed(1))] : []),
      ...(was.verdict !== is.verdict && is.verdict !== null ? [text.decided(name, is.verdict)] : []),
    ]
  })
  // Revealed all at once, each by its name would never end.
  const told = items.length > 3 ? [text.muchDecided(items.length)] : items
  const learnings = retro.learnings.length - old.learnings.length
  const actions = retro.actions.length - old.actions.length
  return [
    ...moved,
    ...told,
    ...(learnings > 0 ? [text.learningKept] : []),
    ...(actions > 0 ? [text.actionAdded] : []),
  ]
}

function publicationNews(before: Visible, now: Visible): readonly string[] {
  const [old, next] = [before.publication.status, now.publication.status]
  if (old === next) return []
  const isRetro = now.retro !== null
  if (next === 'published' && old === 'publishing') {
    return [isRetro ? text.retroPublished : text.published]
  }
  if (next !== 'refused') return []
  return [isRetro ? text.retroRefused : text.publishingRefused]
}
