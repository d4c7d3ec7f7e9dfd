import { describe, expect, it } from 'vitest'
import { draftOf, item } from '../../fakes/drafts.ts'
import { buttonOf, buttonsOf, newsdesk, wordsOf } from '../../fakes/newsdesk.ts'
import { photo } from '../post/samples.ts'

async function begin() {
  const room = newsdesk()
  for (const count of [1, 2])
    await room.room.desk.publish(
      draftOf(item(1, `Rates fall ${count}`, 'finance'), item(2, `Alipay pays by face ${count}`, 'payments')),
    )
  return { ...room, cyd: room.as('Cyd'), 王: room.as('王', { language: 'zh' }) }
}

describe('a reader who knows no commands', () => {
  it('goes from hello to goodbye in words', async () => {
    const { cyd, store } = await begin()
    const hello = await cyd.writes('Hello!')
    expect(wordsOf(hello)).toContain('Shall I send you each issue?')
    // A greeting subscribes nobody.
    expect(await store.subscription(cyd.target)).toBeNull()
    expect(wordsOf(await cyd.presses(hello, 'Subscribe'))).toContain('Welcome! You are subscribed.')
    expect(wordsOf(await cyd.writes("What's new?"))).toContain('Rates fall 2')
    expect(wordsOf(await cyd.writes('the previous issue'))).toContain('Rates fall 1')
    expect(wordsOf(await cyd.writes('topic payments'))).toContain('Alipay pays by face 2')
    expect(wordsOf(await cyd.writes('search alipay'))).toContain('Search: alipay')
    expect(wordsOf(await cyd.writes('only payments please'))).toContain('You get items about Payments.')
    expect(wordsOf(await cyd.writes('follow finance too'))).toContain('Payments, Finance')
    expect(wordsOf(await cyd.writes('stop finance'))).toContain('no more items about Finance')
    expect(wordsOf(await cyd.writes('hi again'))).toContain('you get items about Payments')
    expect(wordsOf(await cyd.writes('thanks a lot!'))).toBe('You are welcome!')
    expect(wordsOf(await cyd.writes('Unsubscribe me'))).toContain('You will get no more issues.')
    expect(await store.subscription(cyd.target)).toMatchObject({ state: 'ended' })
  })

  it('goes the same way in Chinese', async () => {
    const { 王: wang, store } = await begin()
    const hello = await wang.writes('你好')
    expect(wordsOf(hello)).toContain('要每一期都发给你吗？')
    expect(wordsOf(await wang.writes('/订阅'))).toContain('订阅成功')
    expect(wordsOf(await wang.writes('最新'))).toContain('Rates fall 2')
    expect(wordsOf(await wang.writes('有哪些话题？'))).toContain('现有话题')
    expect(wordsOf(await wang.writes('话题 支付'))).toContain('Alipay pays by face 2')
    expect(wordsOf(await wang.writes('搜索 微信'))).toContain('没有找到“微信”')
    expect(wordsOf(await wang.writes('只看支付'))).toContain('关于支付的条目')
    expect(wordsOf(await wang.writes('退订支付'))).toContain('你只订阅了支付')
    expect(wordsOf(await wang.writes('帮助'))).toContain('/latest')
    expect(wordsOf(await wang.writes('谢谢'))).toBe('不客气！')
    expect(wordsOf(await wang.writes('退订'))).toContain('不会再收到')
    expect(await store.subscription(wang.target)).toMatchObject({ state: 'ended' })
  })

  it('goes the same way in Spanish', async () => {
    const { as, store } = await begin()
    const ana = as('Ana', { language: 'es' })
    expect(wordsOf(await ana.writes('¡Hola!'))).toContain('¿Te envío cada edición?')
    expect(wordsOf(await ana.writes('Suscribirme'))).toContain('Ya tienes tu suscripción.')
    expect(wordsOf(await ana.writes('Últimas noticias'))).toContain('Rates fall 2')
    expect(wordsOf(await ana.writes('la edición anterior'))).toContain('Rates fall 1')
    expect(wordsOf(await ana.writes('¿Qué temas hay?'))).toContain('Los temas')
    expect(wordsOf(await ana.writes('buscar alipay'))).toContain('Búsqueda: alipay')
    expect(wordsOf(await ana.writes('solo pagos'))).toContain('Recibes noticias sobre Pagos.')
    expect(wordsOf(await ana.writes('Ayuda'))).toContain('/latest')
    expect(wordsOf(await ana.writes('Muchas gracias'))).toBe('¡De nada!')
    expect(wordsOf(await ana.writes('cancelar'))).toContain('¿Termino tu suscripción?')
    expect(wordsOf(await ana.writes('darme de baja'))).toContain('No recibirás más ediciones.')
    expect(await store.subscription(ana.target)).toMatchObject({ state: 'ended' })
  })

  it.each([
    ['en', 'at 8 in teh mornign', 'at 8 in the morning', { hour: 8 }],
    ['en', 'only monday and wensday', 'only monday and wednesday', { days: [1, 3] }],
    ['es', 'a las 8 de la mañna', 'a las 8 de la mañana', { hour: 8 }],
    ['zh', '早上八点办', '早上八点半', { hour: 8, minute: 30 }],
    ['en', 'Shangai', 'Time zone: Shanghai', { timeZone: 'Asia/Shanghai' }],
    ['en', '/settings huor 8', 'hour 8', { hour: 8 }],
    ['en', '/settings quiet form 22 to 7', 'from 22 to 7', { quiet: { from: 1320, to: 420 } }],
  ] as const)('offers, in %s, what “%s” was meant to be', async (language, written, label, wants) => {
    const { as, store } = await begin()
    const ana = as('Ana', { language })
    await ana.gives('subscribe')
    const doc = await (written.startsWith('/') ? ana.gives(written.slice(1)) : ana.writes(written))
    expect(await store.subscription(ana.target)).not.toMatchObject(wants)
    await ana.presses(doc, label)
    expect(await store.subscription(ana.target)).toMatchObject(wants)
  })

  it('takes a time with its days and its place', async () => {
    const { cyd, store } = await begin()
    await cyd.gives('subscribe')
    await cyd.writes('weekdays at 8:30 Berlin time')
    expect(await store.subscription(cyd.target)).toMatchObject({
      hour: 8,
      minute: 30,
      days: [1, 2, 3, 4, 5],
      timeZone: 'Europe/Berlin',
    })
  })

  it('offers to pass on what somebody complains of', async () => {
    const { cyd, as } = await begin()
    const doc = await cyd.writes('item 2 is wrong, it was 12 percent')
    expect(wordsOf(doc)).toContain('Shall I pass this on to the editors?')
    await cyd.presses(doc, 'Pass it on')
    expect(wordsOf(await as('Ann').gives('proposals'))).toContain('it was 12 percent')
  })

  it.each([
    ['asdf', ['Subscribe', 'The newest issue', 'Topics', 'What I can do']],
    ['', ['Subscribe', 'The newest issue', 'Topics', 'What I can do']],
    ['lastest', ['latest', 'Subscribe', 'Topics', 'What I can do']],
    ['alipay face', ['alipay face: 2 items', 'Subscribe', 'The newest issue', 'Topics', 'What I can do']],
    ['2', ['Item 2 of issue 2', 'Issue 2', 'Subscribe', 'The newest issue', 'Topics', 'What I can do']],
    ['7', ['Subscribe', 'The newest issue', 'Topics', 'What I can do']],
  ])('is answered in one friendly line with buttons: “%s”', async (text, labels) => {
    const { cyd, store } = await begin()
    const doc = await cyd.writes(text)
    expect(wordsOf(doc)).toMatch(/^I (?:did not quite understand that|can only read words)/)
    expect(buttonsOf(doc).map(({ label }) => label)).toEqual(labels)
    expect(await store.subscription(cyd.target)).toBeNull()
  })

  it('is offered to propose what is long enough, and it is not lost when pictures come with it', async () => {
    const { cyd, store } = await begin()
    const news = 'The corner shops of the harbour buy together from next month, all four hundred of them.'
    for (const more of [{}, { photos: [photo('shop')] }]) {
      const doc = await cyd.writes(news, more)
      expect(buttonOf(doc, 'Propose it').command).toMatch(/^propose send/)
    }
    expect((await store.openProposals()).count).toBe(0)
  })

  it('is asked before “cancel” ends anything', async () => {
    const { cyd, store } = await begin()
    expect(wordsOf(await cyd.writes('cancel'))).toContain('I was not waiting for anything.')
    await cyd.gives('subscribe')
    const doc = await cyd.writes('cancel')
    expect(await store.subscription(cyd.target)).toMatchObject({ state: 'active' })
    await cyd.presses(doc, 'Unsubscribe')
    expect(await store.subscription(cyd.target)).toMatchObject({ state: 'ended' })
  })

  it('is understood behind a command’s name or a slash, too', async () => {
    const { cyd, store } = await begin()
    expect(wordsOf(await cyd.gives('subscribe to payments'))).toContain('You get items about Payments.')
    expect(wordsOf(await cyd.gives('unsubscribe me please'))).toContain('You will get no more issues.')
    expect(wordsOf(await cyd.gives('最新'))).toContain('Rates fall 2')
    expect(wordsOf(await cyd.gives('stop sending me this'))).toContain('You are not subscribed')
    expect(wordsOf(await cyd.gives('weather in Berlin'))).toContain('I did not quite understand that.')
    expect(await store.subscription(cyd.target)).toMatchObject({ state: 'ended' })
  })

  it.each([
    ['en', 'pause', '2 weeks', 'Friday, 4 December 2026'],
    ['zh', 'pause', '两周', '2026年12月4日'],
    ['en', 'settings quiet', '22-7', '22:00–07:00'],
    ['zh', 'settings digest', '每周', '每周一条合集'],
    ['en', 'settings urgent', 'yes', 'Urgent news'],
    ['en', 'follow', 'news', 'You follow “news”.'],
    ['zh', 'mute', '比特币', '含“比特币”的条目'],
    ['en', 'search', 'alipay', 'Search: alipay'],
    ['zh', 'search', '最新', '没有找到“最新”'],
    ['en', 'issue', '1', 'Rates fall 1'],
  ] as const)(
    'is asked by a bare command, and answers or leaves it: %s, %s, %s',
    async (language, line, text, seen) => {
      const { as } = await begin()
      const cyd = as('Cyd', { language })
      await cyd.gives('subscribe')
      const asked = wordsOf(await cyd.gives(line))
      expect(asked).toContain('/cancel')
      expect(asked).not.toMatch(/[，。！？：；] \S/u)
      expect(wordsOf(await cyd.writes(language === 'en' ? 'never mind' : '算了'))).toMatch(/Forgotten|已忘掉/)
      await cyd.gives(line)
      const answered = wordsOf(await cyd.writes(text))
      expect(answered).toContain(seen)
      expect(answered).not.toMatch(/[，。！？：；] \S/u)
      expect(wordsOf(await cyd.gives('cancel'))).toMatch(/not waiting|没有在等/)
      await cyd.gives(line)
      expect(wordsOf(await cyd.writes(language === 'en' ? 'stop' : '退订'))).toMatch(/no more issues|不会再收到/)
    },
  )

  it('may turn to something else while a question is open, and answer it all the same', async () => {
    const { cyd } = await begin()
    await cyd.gives('propose')
    expect(wordsOf(await cyd.writes('latest'))).toContain('Rates fall 2')
    expect(wordsOf(await cyd.writes('Quays grow'))).toContain('Quays grow')
  })
})

describe('among others', () => {
  it('only what is said to us is answered, and only who looks after the place changes it', async () => {
    const { as, store } = await begin()
    const cyd = as('Cyd', { chat: 'group' })
    for (const text of ['latest', 'stop', '你好', 'asdf']) expect(await cyd.sends(text)).toBeNull()
    expect(wordsOf(await cyd.writes('latest', { addressed: true }))).toContain('Rates fall 2')
    expect(wordsOf(await cyd.writes('subscribe', { addressed: true }))).toContain('Only the people who look after')
    expect(await store.subscription(cyd.target)).toBeNull()
    const doc = await cyd.writes('subscribe', { addressed: true, mayManage: async () => true })
    expect(wordsOf(doc)).toContain('is subscribed')
  })

  it('in somebody else’s bot what we do not know passes on', async () => {
    const { cyd } = await begin()
    const shared = { shared: true, intake: 'everything' } as const
    expect(wordsOf(await cyd.writes('latest', shared))).toContain('Rates fall 2')
    expect(await cyd.sends('What is the weather in Berlin today?', shared)).toBeNull()
  })

  it('an editor’s words stay an editor’s', async () => {
    const { as, items } = await begin()
    const ann = as('Ann')
    expect(wordsOf(await ann.writes('stop'))).not.toContain('no more issues')
    expect(wordsOf(await ann.writes('Rates rise\nAll about it. #payments'))).toContain('item 1')
    expect(await items()).toHaveLength(1)
  })
})
