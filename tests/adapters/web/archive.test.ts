import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { expect, it } from 'vitest'
import { parse } from '../../../src/ingest/parse.ts'
import { startApp } from '../../main/app.ts'
import { atomFaults, jsonFaults, rssFaults } from './feed-rules.ts'

const actor = { person: 'cli', name: null, from: null }

const brief = `The Northwind Brief
9 March 2026

Shops

1. Corner shops buy together like a chain
Forty shops in the north now order through one list.
(Harbour Post, https://harbour.example/shops) #retail

2. Transit card pays in cafés
Nine million riders can now pay with it.
#payments

Machines

3. Tills that read a palm
Three hundred stores have them.
#payments`

async function published(environment: Record<string, string> = {}) {
  const app = await startApp({ BRIEF_TITLE: 'Northwind', ...environment })
  const done = await app.desk.publish(parse(brief, { topics: await app.store.topics() }), actor)
  if (done.kind !== 'published') throw new Error(done.kind)
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}${path}`, { headers, redirect: 'manual' })
  return { ...app, get, text: async (path: string) => (await get(path)).text() }
}

/** What a program that reads no script makes of a page. */
const words = (page: string): string =>
  page
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

it('shows an issue to a crawler without JavaScript, with what search engines ask for', async () => {
  const { text } = await published({ PUBLIC_URL: 'https://brief.example.org/' })
  const page = await text('/issues/1')
  expect(words(page)).toContain(
    'Corner shops buy together like a chain Forty shops in the north now order through one list.',
  )
  expect(page).toContain('href="https://harbour.example/shops"')
  expect(page).toContain('<link rel="canonical" href="https://brief.example.org/issues/1">')
  expect(page).toContain('<meta property="og:title"')
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '')
  expect(data).toMatchObject({ '@type': 'PublicationIssue', issueNumber: 1 })
  expect(data.hasPart).toHaveLength(3)

  const item = await text('/issues/1/2')
  expect(item).toContain('<meta property="og:title" content="Transit card pays in cafés">')
  expect(words(item)).toContain('Nine million riders')
  expect(words(item)).not.toContain('Tills that read a palm')

  expect(words(await text('/issues'))).toContain('Issue 1 · The Northwind Brief')
  expect(words(await text('/topics/payments'))).toMatch(/2 items.*Tills that read a palm/)
  expect(words(await text('/search?q=corner+shop'))).toMatch(/1 item for “corner shop”.*Corner shops/)
  expect(await text('/sitemap.xml')).toContain('<loc>https://brief.example.org/issues/1</loc>')
  expect(await text('/robots.txt')).toContain('Sitemap: https://brief.example.org/sitemap.xml')
  expect(await text('/llms.txt')).toContain('(https://brief.example.org/issues/1)')
})

it('is fetched again only when something has changed, and shows a correction at once', async () => {
  const { get, desk, store, text } = await published()
  const first = await get('/issues/1')
  const etag = first.headers.get('etag') ?? ''
  expect(first.headers.get('content-encoding')).toBe('gzip')
  expect((await get('/issues/1', { 'if-none-match': etag })).status).toBe(304)
  const issue = await store.issue(1)
  const before = issue?.sections[0]?.items[1]
  if (!before) throw new Error('no item')
  await desk.corrections.correct(
    {
      issue: 1,
      kind: 'corrected',
      before,
      after: { ...before, headline: 'Transit card pays in trams' },
      reason: 'it was trams',
    },
    actor,
  )
  const second = await get('/issues/1', { 'if-none-match': etag })
  expect(second.status).toBe(200)
  const shown = words(await second.text())
  expect(shown).toMatch(/Corrections Item 2 · Corrected .*: it was trams/)
  expect(shown).not.toContain('cafés')
  expect(words(await text('/feed.xml'))).toContain('it was trams')
})

it('writes feeds that keep the rules of their kind and are read back by ourselves, corrections too', async () => {
  const { text, get, desk, store } = await published({ PUBLIC_URL: 'https://brief.example.org' })
  const items = (await store.issue(1))?.sections.flatMap((section) => section.items) ?? []
  for (const [at, kind] of [
    [1, 'corrected'],
    [2, 'retracted'],
  ] as const) {
    const before = items[at]
    if (!before) throw new Error('no item')
    const after = kind === 'corrected' ? { ...before, headline: 'Transit card pays in trams' } : null
    await desk.corrections.correct({ issue: 1, kind, before, after: after ?? before, reason: `why ${at}` }, actor)
  }
  for (const folder of ['', '/topics/payments', '/zh', '/zh/topics/payments']) {
    const [rss, atom, json] = [
      await text(`${folder}/feed.xml`),
      await text(`${folder}/feed.atom`),
      await text(`${folder}/feed.json`),
    ]
    expect([rssFaults(rss), atomFaults(atom), jsonFaults(json)], folder).toEqual([[], [], []])
    // The rules are ones that can be broken.
    expect(rssFaults(rss.replace(/(<pubDate>)\w+/, '$1Day').replaceAll(/(<guid[^>]*>)[^<]*/g, '$1same'))).toEqual([
      'dates of items',
      ...(folder.endsWith('payments') ? ['guids are unique'] : []),
      'a permalink is an address',
    ])
    expect(atomFaults(atom.replaceAll('<updated>', '<updated>x').replace('rel="self"', 'rel="other"'))).toEqual([
      'dates',
      'itself',
    ])
    expect(jsonFaults(json.replace('"id": "https:', '"id": "').replace('"feed_url"', '"feed"')).length).toBeGreaterThan(
      1,
    )

    const [one, two, three] = [parseRssFeed(rss), parseAtomFeed(atom), parseJsonFeed(JSON.parse(json))]
    expect(one.link).toBe(`https://brief.example.org${folder.includes('topics') ? folder : `${folder}/issues`}`)
    expect(two.links?.find(({ rel }) => rel === 'self')?.href).toBe(`https://brief.example.org${folder}/feed.atom`)
    expect(three.language).toBe(folder.startsWith('/zh') ? 'zh-Hans' : 'en')
    const titles = three.items?.map(({ title }) => title)
    expect(one.items?.map(({ title }) => title)).toEqual(titles)
    expect(two.entries?.map(({ title }) => title?.value)).toEqual(titles)
    if (folder.endsWith('payments')) expect(titles).toEqual(['Transit card pays in trams', 'Tills that read a palm'])
    for (const shown of [rss, atom, json]) {
      expect(shown).toContain('why 1')
      expect(shown).toContain('why 2')
      expect(shown).not.toContain('Three hundred stores')
    }
    const changed = two.entries?.[0]
    expect(Date.parse(String(changed?.updated))).toBeGreaterThanOrEqual(Date.parse(String(changed?.published)) - 60_000)
  }
  const types = { 'feed.xml': 'rss+xml', 'feed.atom': 'atom+xml', 'feed.json': 'feed+json' }
  for (const [file, type] of Object.entries(types))
    expect((await get(`/${file}`)).headers.get('content-type')).toBe(`application/${type}; charset=utf-8`)
  expect((await get('/topics/none/feed.xml')).status).toBe(404)
})

it('shows an item in each language in which it was given, on pages and in feeds of that language', async () => {
  const { get, text, desk } = await published({ PUBLIC_URL: 'https://brief.example.org' })
  const item = {
    number: 1,
    headline: 'Tea sells out',
    body: ['By noon.'],
    source: null,
    topics: ['payments'],
    language: 'en',
    translations: [{ language: 'zh', headline: '茶叶卖完了', body: ['中午之前。'] }],
    key: 'k',
  } as const
  await desk.publish({ title: '', date: null, sections: [{ title: null, items: [item] }], footer: [] }, actor)
  const [own, chinese, spanish] = [
    await text('/issues/2/1'),
    await text('/zh/issues/2/1'),
    await text('/es/issues/2/1'),
  ]
  expect(own).toMatch(/<html lang="en">[\s\S]*<a href="\/zh\/issues\/2\/1" lang="zh-Hans" hreflang="zh-Hans">中文/)
  expect(chinese).toMatch(/<html lang="zh-Hans">[\s\S]*<h1 dir="auto">茶叶卖完了<\/h1>[\s\S]*中午之前。/)
  expect(words(chinese)).not.toContain('By noon')
  // What was not given in Spanish stands there as it was written, and says so to who reads it aloud.
  expect(spanish).toMatch(/<html lang="es">[\s\S]*<h1 dir="auto" lang="en">Tea sells out<\/h1>/)
  const found = (page: string) => ({
    canonical: /rel="canonical" href="([^"]+)"/.exec(page)?.[1],
    others: [...page.matchAll(/rel="alternate" hreflang="([^"]+)"/g)].map(([, tag]) => tag),
  })
  const others = ['en', 'zh-Hans', 'x-default']
  expect(found(own)).toEqual({ canonical: 'https://brief.example.org/issues/2/1', others })
  expect(found(chinese)).toEqual({ canonical: 'https://brief.example.org/zh/issues/2/1', others })
  expect(found(spanish)).toEqual({ canonical: 'https://brief.example.org/issues/2/1', others })
  for (const path of ['/zh/issues', '/zh/issues/2', '/zh/topics/payments', '/zh/search?q=茶叶']) {
    const page = await text(path)
    expect(words(page), path).toContain('茶叶卖完了')
    expect(
      [...page.matchAll(/href="(\/[^"]*)"/g)]
        .map(([, to = '']) => to)
        .filter((to) => !/^\/(?:zh|es|assets)\b/.test(to))
        .every((to) => page.includes(`href="${to}" lang="en" hreflang="en"`)),
      path,
    ).toBe(true)
  }
  expect(parseJsonFeed(JSON.parse(await text('/zh/topics/payments/feed.json'))).items?.[0]).toMatchObject({
    title: '茶叶卖完了',
    url: 'https://brief.example.org/zh/issues/2/1',
    language: 'zh-Hans',
  })
  expect((await get('/en/issues/2?page=1')).headers.get('location')).toBe('/issues/2?page=1')
  const before = JSON.parse(await text('/feed.json')).items[0]
  const { key: _, ...was } = item
  const is = { ...was, translations: [{ language: 'zh', headline: '茶叶全卖完了', body: ['中午之前。'] }] } as const
  await desk.corrections.correct({ issue: 2, kind: 'corrected', before: was, after: is, reason: null }, actor)
  for (const path of ['/issues', '/issues/2', '/issues/2/1', '/topics/payments', '/es/issues/2'])
    expect(words(await text(path)), path).not.toMatch(/correct|corregid/i)
  // Neither what was changed when nor the picture for who shares it.
  expect(JSON.parse(await text('/feed.json')).items[0]).toEqual(before)
  expect(words(await text('/zh/issues'))).toContain('已更正')
  expect(words(await text('/zh/issues/2/1'))).toMatch(/茶叶全卖完了.*更正于/s)
  expect(await text('/zh/issues/99')).toContain('没有这个页面')
})

it('lets no text of an issue become anything but text', async () => {
  const { desk, text, get } = await published()
  const evil = `</script><script>alert(1)</script>"><img src=x onerror=alert(2)>\u2028]]><a href="javascript:alert(3)">`
  const item = {
    number: 1,
    headline: `${evil} one`,
    body: [evil],
    source: { name: evil, url: null },
    topics: [],
    key: 'k',
  }
  await desk.publish({ title: evil, date: null, sections: [{ title: evil, items: [item] }], footer: [evil] }, actor)
  for (const path of ['/issues', '/issues/2', '/issues/2/1', `/search?q=${encodeURIComponent(evil)}`]) {
    const page = await text(path)
    expect(page, path).not.toMatch(/<script>|<img src=x|<a href="javascript/)
  }
  expect(
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await text('/issues/2'))?.[1] ?? '').name,
  ).toBe(evil)
  const entry = parseAtomFeed(await text('/feed.atom')).entries?.[0]
  expect(entry?.title?.value).toBe(`Issue 2 · ${evil}`)
  expect(entry?.content?.value).not.toMatch(/<script|<img|<a href="javascript/)
  expect(parseRssFeed(await text('/feed.xml')).items?.[0]?.description).toBe(entry?.content?.value)
  const { headers } = await get('/issues/2')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

it('is not there where it is switched off or nobody asked for it, and says so where a page is missing', async () => {
  const off = await published({ WEB_ARCHIVE: 'false', PUBLIC_URL: 'https://brief.example.org' })
  for (const path of ['/issues', '/issues/1', '/feed.xml', '/sitemap.xml', '/search?q=a'])
    expect((await off.get(path)).status).toBe(404)
  expect(await off.text('/robots.txt')).toContain('Disallow: /')
  const { get } = await published({ BRIEF_LANGUAGE: 'zh' })
  for (const path of ['/issues/99', '/issues/0', '/issues/1/9', '/topics/none', '/issues?page=9', '/wp-login.php']) {
    const missing = await get(path)
    expect(missing.status, path).toBe(404)
    expect(await missing.text()).toContain('没有这个页面')
  }
  expect((await get('/livez')).status).toBe(200)
})

it('lets one address ask only for so much', async () => {
  const { get } = await published()
  const many = await Promise.all(Array.from({ length: 200 }, () => get('/topics')))
  const refused = many.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(50)
  expect(refused[0]?.headers.get('retry-after')).toBe('1')
  expect((await get('/topics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(200)
  expect((await get('/livez')).status).toBe(200)
})
