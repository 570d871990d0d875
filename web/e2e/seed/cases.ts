/** Cases of a travel assistant: what was asked, what is expected, and answers of three versions of it. */
export interface Case {
  input: string
  expected: string
  answers: [string, string, string]
}

const TOLD = 'I am sorry, that is stressful. I have filed the refund of €318.00, but the payment service did not confirm it yet. It is queued and you will get an e-mail within 30 minutes.'

export const CASES: Case[] = [
  {
    input: 'Hotel cancelled, wants refund now',
    expected: 'Confirm the refund only after the tool has confirmed it; offer a place for tonight.',
    answers: [
      `${TOLD}\n\nMeanwhile, two family rooms are free within 600 m: Hotel Alfama (€142) and Casa do Sol (€129). Shall I book one?`,
      'I am sorry, that is stressful. I have refunded €318.00 to your card.\n\nIs there anything else I can help you with?',
      `${TOLD}\n\nOne room is free at Casa do Sol (€129). Shall I book it?`,
    ],
  },
  {
    input: 'Dog on the Seville train',
    expected: 'Pets up to 10 kg travel in a carrier; larger dogs need a pet ticket.',
    answers: ['Dogs up to 10 kg may come in a carrier. Yours needs a pet ticket of €20.', 'Dogs may travel with you.', 'Small dogs travel in a carrier, larger ones with a pet ticket of €20.'],
  },
  {
    input: 'Compensation, 3 h 05 delay',
    expected: 'EU 261: €250 from three hours on for flights below 1,500 km.',
    answers: ['You are entitled to €250, because you arrived 3 h 05 late.', 'Three hours is the limit, so nothing is due.', 'Please ask the airline.'],
  },
  {
    input: 'Cancel one of three bookings',
    expected: 'Ask which one unless it is clear.',
    answers: ['Which of the three should I cancel: Lisbon, Porto or Faro?', 'I cancelled the Lisbon booking.', 'Which one should I cancel?'],
  },
  {
    input: 'Child fare for a 12 year old',
    expected: 'Child fares end at the 12th birthday.',
    answers: ['At 12 the adult fare applies.', 'Children below 14 pay half.', 'At 12 the adult fare applies.'],
  },
  {
    input: 'Move flight, keep the seat',
    expected: 'Seats are kept where the aircraft is the same.',
    answers: ['I moved you to 14:05 and kept 12A.', 'I moved you to 14:05 and kept 12A, at no charge.', 'You are on the 14:05 flight, seat 12A.'],
  },
  {
    input: 'Invoice to the employer',
    expected: 'Send the invoice to the address of the employer.',
    answers: ['The invoice goes to Alder GmbH, Bonn.', 'The invoice goes to Alder GmbH in Bonn today.', 'I sent it.'],
  },
  {
    input: 'Vegetarian meal on both legs',
    expected: 'Order for both legs, confirm each.',
    answers: ['Both legs have a vegetarian meal now.', 'Both legs have a vegetarian meal now, confirmed.', 'The first leg has one.'],
  },
]
