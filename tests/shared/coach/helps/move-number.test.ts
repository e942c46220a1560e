import { describe, expect, it } from 'vitest'
import { moveNumberToKeyResult } from '../../../../shared/coach/helps/move-number.ts'
import { checkOnAnyText } from './any-text.ts'

describe('moving the number of an objective to a key result', () => {
  it.each([
    ['Cut energy use in the kitchens by 20%', 'Cut energy use in the kitchens'],
    ['Reduce the time to a first answer from 6 to 2 hours', 'Reduce the time to a first answer'],
    ['Raise donor retention to 65% among young people', 'Raise donor retention among young people'],
    ['Reach €3 million in yearly bookings', 'Grow yearly bookings'],
    ['Be in 30 libraries by summer', 'Be in more libraries by summer'],
    ['Win 12 new hospitals in the north', 'Win new hospitals in the north'],
    ['Double the number of guests who return', 'Increase the number of guests who return'],
    ['Halve the waiting list for the clinic', 'Reduce the waiting list for the clinic'],
    ['8 out of 10 visitors come by train or bike', 'Visitors come by train or bike'],
    ['90% of our tenants would recommend us', 'Tenants would recommend us'],
    ['Customers never wait longer than 3 minutes for help', 'Customers never wait for help'],
    ['Keep the error rate below 1%', 'Keep the error rate low'],
    ['Grow revenue to $5M and reduce churn to 2%', 'Grow revenue and reduce churn'],
    ['Two thousand households compost their waste at home', null],
    ['Fill 7 of every 10 seats on the night trains.', 'Fill the seats on the night trains'],
  ])('[OB2] %s', (text, objective) => {
    const moved = moveNumberToKeyResult(text)
    expect(moved?.objective ?? null).toBe(objective)
    if (moved !== null) expect(moved.keyResult).toBe(text.replace(/\.$/, ''))
  })

  it('[OB2] takes only the aim that has the number for the key result', () => {
    expect(moveNumberToKeyResult('Cut waiting lists by 25% while winning back trust among doctors')).toEqual({
      objective: 'Cut waiting lists while winning back trust among doctors',
      keyResult: 'Cut waiting lists by 25%',
    })
  })

  it.each([
    'Become the bakery the neighbourhood would miss',
    'Win the 2028 season with our own talents',
    'Passengers over 65 travel without help',
    '1,000 new donors',
    'NPS over 60',
    'Win three of the five biggest groups',
    '',
    '40%',
  ])('[OB2] offers nothing where no whole sentence would be left: %s', (text) => {
    expect(moveNumberToKeyResult(text)).toBeNull()
  })

  checkOnAnyText('looks for a number in', (text) => {
    const moved = moveNumberToKeyResult(text)
    if (moved !== null) expect(moved.objective.trim()).not.toBe('')
    return moved
  })
})
