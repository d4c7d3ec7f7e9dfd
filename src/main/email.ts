import { readAddress } from '../../adapters/email/address.ts'
import type { Config } from '../config.ts'
import { load } from './load.ts'
import { type Platform, pretty } from './platform.ts'
import { type Edition, readerPaths } from './web/edition.ts'

/** Mails, where a mail server is configured. */
export const email: Platform = {
  configured: (config) => config.email !== null,
  async connect({ config, now }) {
    const edition = await openEdition(config, now)
    return edition && { adapter: edition.adapter, edition }
  },
  preview: {
    name: 'email',
    async load({ brief }) {
      const { render } = await import('../../adapters/email/render/index.ts')
      return (doc) => render(doc, { archive: brief.web.archive, brief: brief.title }).map(pretty)
    },
  },
  async examine({ email: settings }) {
    if (!settings) return []
    const { examine } = await load(['nodemailer'], () => import('../../adapters/email/doctor.ts'))
    return examine(settings)
  },
  onlyAccount: () => 'smtp',
  accounts: async (config) => (config.email ? ['smtp'] : []),
  readChat: (written) => readAddress(written) ?? written,
  // Pictures would be asked for from here when a mail is opened, which tells who reads: nobody gets them who did not choose them.
  usually: { pictures: false },
  faultOf({ account, chat, thread }) {
    if (account !== 'smtp') return 'the account of mails is smtp'
    if (thread !== null) return 'mails have no threads'
    return readAddress(chat) === chat ? null : 'an address is like ann@example.org'
  },
}

async function openEdition(
  { email: settings, web, brief, secretKeys }: Config,
  now: () => number,
): Promise<Edition | null> {
  const { publicUrl: site } = web
  if (!settings || site === null) return null
  const { createEmail } = await load(['nodemailer'], () => import('../../adapters/email/index.ts'))
  const { createSeal } = await import('../../adapters/email/links.ts')
  const seal = createSeal(secretKeys)
  const adapter = createEmail({
    ...settings,
    from: { ...settings.from, name: settings.from.name || brief.title },
    site,
    brief: brief.title,
    archive: brief.web.archive,
    linksOf: (address) => ({
      settings: site + readerPaths.settings(seal.seal('settings', address)),
      unsubscribe: site + readerPaths.unsubscribe(seal.seal('unsubscribe', address)),
    }),
    now,
  })
  return { adapter, seal }
}
