/** Section, headline, text, source (with its address behind a comma), and topics with blanks between. */
export type WeekItem = readonly [section: string, headline: string, body: string, source: string, topics: string]
