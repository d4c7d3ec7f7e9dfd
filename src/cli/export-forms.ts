/** How an issue can be exported. */
export const exportForms = ['text', 'markdown', 'json'] as const
export type ExportForm = (typeof exportForms)[number]
