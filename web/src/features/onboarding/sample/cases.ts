export interface SampleCase {
  question: string
  found: string
  answer: string
  better: string
  tag: string
  helpful: number
}

/** What guests of an invented travel company ask. */
export const CASES: SampleCase[] = [
  { question: 'Is breakfast included in the Lisbon tour?', found: 'Lisbon: breakfast yes, lunch no', answer: 'Yes, breakfast is included every day.', better: 'Yes, breakfast is included every day; lunch is not.', tag: 'tours', helpful: 0.9 },
  { question: 'May I bring my dog on the night train?', found: 'Pets: up to 10 kg in a carrier', answer: 'Dogs are welcome.', better: 'Yes, up to 10 kg and in a carrier.', tag: 'trains', helpful: 0.4 },
  { question: 'My flight was three hours late. What do I get?', found: 'Delay of 3 h or more: 250 euros', answer: 'You get 250 euros. Shall I file the claim?', better: 'You get 250 euros. Shall I file the claim?', tag: 'refund', helpful: 0.95 },
  { question: 'Where does the airport shuttle leave from?', found: 'Shuttle: terminal 1, stop C, every 20 minutes', answer: 'It leaves from terminal 2.', better: 'From terminal 1, stop C, every 20 minutes.', tag: 'shuttle', helpful: 0.1 },
  { question: 'Can I change the name on my booking?', found: 'Names: free until 48 hours before', answer: 'Yes, free of charge until 48 hours before departure.', better: 'Yes, free of charge until 48 hours before departure.', tag: 'booking', helpful: 0.88 },
  { question: 'You charged my card twice.', found: 'Payments: 2 for booking FW-2210', answer: 'I see both payments and have sent one back.', better: 'I see both payments. One is on its way back and arrives in three days.', tag: 'refund', helpful: 0.7 },
]
