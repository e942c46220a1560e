import { chanceOf, wholeBetween } from './chance.ts'
import { TOPICS, type TopicId } from './situation.ts'

/** How many simulated teammates a practice room starts with, and the most that it may have. */
export const PRACTICE_TEAMMATES = 5
export const MAX_PRACTICE_TEAMMATES = 12

const NAMES = [
  'Amara Diallo',
  'Jonas Lindqvist',
  'Priya Raman',
  'Tomás Herrera',
  'Yuki Tanabe',
  'Freya Macleod',
  'Omar Haddad',
  'Lena Vogel',
  'Mateo Silva',
  'Ingrid Solheim',
  'Kofi Mensah',
  'Zofia Nowak',
  'Elif Aydin',
  'Ruth Abernathy',
  'Daniel Okoye',
  'Chiara Ricci',
  'Hugo Lambert',
  'Noor Rahimi',
  'Beatriz Costa',
  'Anton Petrov',
  'Maeve Gallagher',
  'Samir Patel',
  'Linnea Berg',
  'Paulo Andrade',
  'Hana Novotná',
  'Grace Mwangi',
  'Emil Sørensen',
  'Rosa Delgado',
  'Viktor Hall',
  'Aiko Mori',
  'Dina Levi',
  'Callum Reid',
  'Farah Nasser',
  'Joris de Wit',
  'Marta Kowal',
  'Theo Papadakis',
  'Isla Fraser',
  'Nikhil Rao',
  'Greta Holm',
  'Bruno Keller',
] as const

/** A simulated teammate: who they are decides what they write, how fast, and how they vote. */
export type Teammate = {
  /** Which of the room's teammates this is, from 0: each has words of their own. */
  readonly seat: number
  readonly name: string
  /** Every choice follows from it. */
  readonly seed: string
  readonly character: {
    /** Times as long as others take: 0.7 is quick. */
    readonly pace: number
    /** Cards that they write in a stage. */
    readonly cards: number
    /** What they care about. */
    readonly topic: TopicId
    /** Thinks in things to build rather than in what these change: the coach has something to say. */
    readonly likesOutputs: boolean
    /** Gives all to one thing, rather than a little to many. */
    readonly isDecided: boolean
    readonly isTalkative: boolean
  }
}

/** The name of the teammate at a seat; past the list, names come again with a number. */
export function teammateName(seat: number): string {
  const name = NAMES[seat % NAMES.length] ?? NAMES[0]
  const time = Math.floor(seat / NAMES.length) + 1
  return time === 1 ? name : `${name} ${time}`
}

/** Makes the teammate at a seat. The same seed makes the same person. */
export function createTeammate(seat: number, seed: string): Teammate {
  const own = `${seed}/${seat}`
  const topic = TOPICS[seat % TOPICS.length] ?? TOPICS[0]
  return {
    seat,
    name: teammateName(seat),
    seed: own,
    character: {
      pace: 0.7 + chanceOf(own, 'pace') * 0.7,
      cards: wholeBetween(2, 4, own, 'cards'),
      topic: topic.id,
      // Every third: a room without any would have nothing to practise on.
      likesOutputs: seat % 3 === 1,
      isDecided: chanceOf(own, 'decided') < 0.4,
      isTalkative: chanceOf(own, 'talkative') < 0.5,
    },
  }
}
