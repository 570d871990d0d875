/** What the invented travel assistant was asked: [name, type, input, output, ms, tokens, cost, tags, error?]. */
export type Sample = [string, string, string, string, number, number, number, string[], string?]

export const SAMPLES: Sample[] = [
  ['handle_message', 'general', 'Can you move my Lisbon flight to the evening one on the 24th?', 'Done. You are on TP1187 at 19:40 on 24 November; the fare did not change.', 3180, 4812, 0.0213, ['rebook']],
  ['handle_message', 'general', 'Why was I charged twice for seat 14C?', 'I can see two holds for €18.00, one of them was released this morning.', 2610, 3904, 0.0167, ['billing']],
  ['handle_message', 'general', 'I need a refund, the hotel cancelled on us an hour ago. We are standing outside with two kids.', 'I have filed the refund for booking FW-48213. It is queued and you will get an e-mail within 30 minutes.', 6420, 5826, 0.0312, ['refund', 'vip'], 'RefundTimeout'],
  ['summarise_thread', 'llm', 'thread th_01JD8A, 14 turns', 'Customer wants to extend the Kyoto stay by two nights, budget €180.', 1240, 6120, 0.0041, []],
  ['handle_message', 'general', '¿Puedo llevar a mi perro en el tren a Sevilla?', 'Sí. Los perros de hasta 10 kg viajan en transportín por 20 €.', 2070, 2951, 0.0109, ['policy']],
  ['handle_message', 'general', 'is breakfast included in the Porto booking', 'Yes, breakfast from 7:00 to 10:30 is included for both nights.', 1480, 2204, 0.0078, ['booking']],
  ['handle_message', 'general', 'The chatbot told me Terminal 2 and that was WRONG, I missed the bus', 'I am sorry about that. Your shuttle leaves from Terminal 1, gate B.', 4950, 4410, 0.0224, ['complaint']],
  ['rerank_hotels', 'tool', '{"city":"Kyoto","nights":2,"room":"twin","max_eur":180}', '["ht_2291","ht_1180","ht_3307","ht_0420"]', 310, 1186, 0.0006, ['ranking']],
  ['handle_message', 'general', 'Add my frequent flyer number 4471-882-03', 'Added. It will show on both legs within a few minutes.', 1920, 2610, 0.0094, ['profile']],
  ['handle_message', 'general', 'What is the visa situation for Vietnam with a German passport', 'German citizens may stay 45 days without a visa. Your trip is 12 days, so none is needed.', 3720, 7245, 0.0298, ['policy']],
  ['handle_message', 'general', 'cancel everything', 'Before I cancel three bookings worth €1,284.50 I need your confirmation.', 2330, 3377, 0.0141, ['cancel']],
  ['extract_itinerary', 'llm', 'invoice_2291.pdf, 3 pages', '{"passengers":2,"segments":[{"from":"MUC","to":"LIS","dep":"2026-11-24T19:40"}]}', 9870, 18420, 0.0704, ['pdf']],
  ['handle_message', 'general', 'Do I get compensation for the 4 h delay yesterday?', 'Under EU 261 a delay of more than three hours on this route is worth €400 per passenger.', 3020, 5093, 0.0219, ['policy', 'refund']],
  ['handle_message', 'general', 'book the same as last time', 'Last time you took the 07:15 ICE to Hamburg, first class, seat by the window.', 12600, 9931, 0.0461, ['booking'], 'ToolLoopLimit'],
  ['handle_message', 'general', 'hi', 'Hello Jonas. Your train to Hamburg leaves tomorrow at 07:15. What can I do for you?', 940, 1540, 0.0049, []],
  ['handle_message', 'general', 'Kann ich den Mietwagen einen Tag früher zurückgeben?', 'Ja, das geht ohne Gebühr. Für den nicht genutzten Tag erhalten Sie €31 zurück.', 2180, 3021, 0.0113, ['car']],
  ['summarise_thread', 'llm', 'thread th_01JD7M, 6 turns', 'Passenger asked for a vegetarian meal on LH1782; confirmed for both legs.', 1060, 2874, 0.0019, []],
  ['handle_message', 'general', 'where is my voucher???', 'Your voucher FWV-7731 for €75 was sent on 12 November.', 2840, 3350, 0.0138, ['voucher']],
  ['handle_message', 'general', 'Can two adults and a 3 year old share a double in Naxos', 'Yes. Children under four stay free in existing beds; a cot is €8 a night.', 2250, 3188, 0.0121, ['booking']],
  ['handle_message', 'general', 'Translate the rental contract clause 7', 'Clause 7 says that fuel is charged at pump price plus a service fee of €15.', 3410, 6702, 0.0254, ['docs']],
  ['handle_message', 'general', 'Need an invoice with VAT for my employer', 'I have sent the invoice FW-INV-20918 with VAT 19 % to your work address.', 1770, 2489, 0.0087, ['billing']],
]

/** A trace of this many spans stands among the newest, to try the virtual tree. */
export const BIG = 50_000

/** name, description, traces a day, share of errors */
export const PROJECTS: [string, string, number, number][] = [
  ['concierge', 'Travel assistant, web and app', 4800, 0.0184],
  ['refund-agent', 'Back office, files refunds', 912, 0.0041],
  ['docs-rag', 'Answers from the manuals', 2140, 0.0012],
  ['nightly-evals', 'Scheduled experiments', 1440, 0.002],
  ['invoice-extractor', 'PDF to booking lines', 220, 0.0296],
  ['voice-desk', 'Telephone pilot, Hamburg', 81, 0.0505],
  ['code-review-bot', '', 43, 0.0093],
  ['hotel-ranker', '', 6120, 0.0003],
  ['sandbox', '', 57, 0],
  ['onboarding-copilot', 'Paused on 2 November', 0, 0],
]
