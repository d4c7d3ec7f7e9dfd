/** How a list of subscribers is written. */
export const forms = ['csv', 'json', 'listmonk', 'opml'] as const
export type SubscriberForm = (typeof forms)[number]
