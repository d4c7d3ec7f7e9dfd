import { Hono } from 'hono'
import { llmsText, robotsText, sitemapText } from './robots.ts'
import type { Site } from './site.ts'

/** What is shown as a picture: nothing in these can run. */
const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']
/** So many issues are named to language models. */
const named = 20

/** What is there once, whatever the language: pictures, and what programs read first. */
export function fileRoutes(site: Site): Hono {
  const { archive, brief, cache } = site
  const routes = new Hono()
  routes.get('/pictures/:id{[A-Za-z0-9_-]{16,128}}', async (context) => {
    const picture = await archive.picture(context.req.param('id'))
    if (picture === null || !pictureTypes.includes(picture.type)) return context.notFound()
    context.header('cache-control', 'public, max-age=31536000, immutable')
    context.header('content-type', picture.type)
    return context.body(new Uint8Array(picture.bytes))
  })
  routes.get('/robots.txt', (context) => context.text(robotsText(site.baseOf(context))))
  routes.get('/sitemap.xml', async (context) => {
    const base = site.baseOf(context)
    const make = async () => sitemapText(base, (await archive.latest())?.number ?? 0, await archive.topics())
    const answer = await cache.serve(context, `${base}/sitemap.xml`, 'application/xml; charset=utf-8', make)
    return answer ?? context.notFound()
  })
  routes.get('/llms.txt', async (context) => {
    const base = site.baseOf(context)
    const make = async () => llmsText(base, brief.title, await archive.issuesBefore(null, named), await site.look())
    return (await cache.serve(context, `${base}/llms.txt`, 'text/plain; charset=utf-8', make)) ?? context.notFound()
  })
  return routes
}
