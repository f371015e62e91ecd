// Draws one period as a calendar page: each day counted, left out or due, and the letters that leave on the way. All of
// it comes from the rule, the ladder and the calendar, so the picture cannot say anything else than the product does.

import { reasonNotWorking, type Calendar } from '../../domain/calendar/calendar.js'
import type { Explanation } from '../../domain/calendar/explanation.js'
import type { RungDate } from '../../domain/calendar/ladder.js'
import {
  addDays,
  daysBetween,
  inWords,
  monthName,
  partsOf,
  weekdayOf,
  type LocalDate,
} from '../../domain/calendar/local-date.js'
import { isLength, lengthInWords } from '../../domain/calendar/rule.js'

const CELL = { width: 104, height: 62 }
const LEFT = 20
const TOP = 92
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

// Each pair keeps a contrast of at least 7 to 1, and every meaning is written in the cell too, not only coloured.
const COLOURS = {
  outside: { fill: '#ffffff', ink: '#383f43' },
  start: { fill: '#144e81', ink: '#ffffff' },
  counted: { fill: '#d2e2f1', ink: '#0b0c0c' },
  'left out': { fill: '#dcdcdc', ink: '#0b0c0c' },
  due: { fill: '#005a30', ink: '#ffffff' },
} as const
type Look = keyof typeof COLOURS

interface Cell {
  readonly date: LocalDate
  readonly look: Look
  readonly label: string
  readonly letter: string
}

/** An SVG of a period in working days, from the week of its start to the week of its last letter. */
export function periodPicture(
  explained: Explanation,
  rungs: readonly RungDate[],
  calendar: Calendar,
): string {
  const from = addDays(explained.start.on, 1 - weekdayOf(explained.start.on))
  const last = rungs.map(({ on }) => on).reduce((a, b) => (b > a ? b : a), explained.metUntil)
  const weeks = Math.floor(daysBetween(from, last) / 7) + 1
  const cells = cellsOf(explained, rungs, calendar, from, weeks * 7)
  const width = LEFT * 2 + CELL.width * 7
  const height = TOP + CELL.height * weeks + 20
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="Arial, Helvetica, sans-serif">
  <title id="title">${escaped(titleOf(explained))}</title>
  <desc id="description">${escaped(explained.sentence)}</desc>
  <rect width="${width}" height="${height}" fill="#ffffff"/>
  <text x="${LEFT}" y="32" font-size="20" font-weight="bold" fill="#0b0c0c">${escaped(titleOf(explained))}</text>
  <text x="${LEFT}" y="54" font-size="14" fill="#383f43">Blue: counted. Grey: left out. Green: due by the end of this day. ✉: a letter leaves at nine.</text>
${WEEKDAYS.map((name, column) => `  <text x="${LEFT + column * CELL.width + 6}" y="${TOP - 8}" font-size="14" font-weight="bold" fill="#0b0c0c">${name}</text>`).join('\n')}
${cells.map(drawn).join('\n')}
</svg>
`
}

const titleOf = ({ period, start, due }: Explanation) =>
  `${isLength(period) ? lengthInWords(period) : 'The period'} after ${inWords(start.on)}: due ${inWords(due)}`

function cellsOf(
  { start, first, due, skipped }: Explanation,
  rungs: readonly RungDate[],
  calendar: Calendar,
  from: LocalDate,
  days: number,
): Cell[] {
  let counted = 0
  return Array.from({ length: days }, (_, index): Cell => {
    const date = addDays(from, index)
    const letter = rungs.find(({ on }) => on === date)?.rung.letter ?? ''
    if (date === start.on) return { date, look: 'start', label: 'day 0', letter }
    const left = skipped.find((day) => day.date === date)
    if (left) return { date, look: 'left out', label: left.reason, letter }
    if (date < first || date > due)
      return { date, look: 'outside', label: reasonNotWorking(calendar, date) ?? '', letter }
    counted += 1
    return {
      date,
      look: date === due ? 'due' : 'counted',
      label: date === due ? `day ${counted}: due` : `day ${counted}`,
      letter,
    }
  })
}

function drawn({ date, look, label, letter }: Cell, index: number): string {
  const x = LEFT + (index % 7) * CELL.width
  const y = TOP + Math.floor(index / 7) * CELL.height
  const { fill, ink } = COLOURS[look]
  const { day, month } = partsOf(date)
  const heading = day === 1 || index === 0 ? `${day} ${monthName(month).slice(0, 3)}` : `${day}`
  const line = (text: string, down: number, size: number, weight = 'normal') =>
    `<text x="${x + 6}" y="${y + down}" font-size="${size}" font-weight="${weight}" fill="${ink}">${escaped(text)}</text>`
  return (
    `  <g><rect x="${x}" y="${y}" width="${CELL.width}" height="${CELL.height}" fill="${fill}" stroke="#505a5f"/>` +
    line(heading, 18, 14, 'bold') +
    (label ? line(label.replace(' (substitute day)', ''), 36, 12) : '') +
    (letter ? line(`✉ ${letter}`, 54, 12) : '') +
    '</g>'
  )
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
