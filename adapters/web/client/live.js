// @ts-check
// Keeps a page up to date: it is told when something has changed, fetches itself anew and takes over what is marked as live. Forms are
// sent without leaving the page. Without this script everything works by loading pages.

const parser = new DOMParser()

/** Somebody is in the middle of something here: it stays as it is.
 * @param {Element} part */
const isBusy = (part) =>
  [...part.querySelectorAll('details[open] textarea')].some(
    (box) => box instanceof HTMLTextAreaElement && (box.value !== box.defaultValue || box === document.activeElement),
  )

/** @param {string} text @param {boolean} [insist] */
function take(text, insist = false) {
  const fresh = parser.parseFromString(text, 'text/html')
  for (const part of document.querySelectorAll('[data-live]')) {
    const now = fresh.getElementById(part.id)
    if (!now || now.innerHTML === part.innerHTML || (!insist && (dragged || isBusy(part)))) continue
    const opened = [...part.querySelectorAll('details[open][id]')].map(({ id }) => id)
    const stood = whereIs(document.activeElement)
    const atEnd = part.scrollTop + part.clientHeight >= part.scrollHeight - 40
    part.innerHTML = now.innerHTML
    if (!insist) for (const id of opened) document.getElementById(id)?.setAttribute('open', '')
    if (atEnd) part.scrollTop = part.scrollHeight
    if (stood) focusAt(stood)
    dress(part)
  }
}

/** @param {Element | null} element */
const whereIs = (element) => {
  const key = element?.closest('[data-key]')?.getAttribute('data-key')
  return key && element ? { key, name: element.className, id: element.id } : null
}

/** @param {{ key: string, name: string }} stood */
function focusAt({ key, name }) {
  const row = document.querySelector(`[data-key="${CSS.escape(key)}"]`)
  const [first] = name.split(' ')
  const same = first ? row?.querySelector(`.${CSS.escape(first)}`) : null
  if (same instanceof HTMLElement) same.focus()
}

let asking = Promise.resolve()
const refresh = () => {
  asking = asking
    .then(() => fetch(location.href, { headers: { accept: 'text/html' } }))
    .then(async (answer) => {
      if (answer.ok) take(await answer.text())
    })
    .catch(() => {})
  return asking
}

/** @param {HTMLFormElement} form @param {[string, string][]} [more] */
async function send(form, more = []) {
  const fields = new FormData(form)
  for (const [name, value] of more) fields.append(name, value)
  form.setAttribute('aria-busy', 'true')
  try {
    // @ts-expect-error What FormData holds here are strings alone.
    const body = new URLSearchParams(fields)
    const answer = await fetch(form.action, { method: 'POST', body })
    if (!answer.ok) return location.reload()
    for (const box of form.querySelectorAll('textarea')) if (!box.closest('details')) box.value = ''
    take(await answer.text(), true)
    const said = document.getElementById('answer')
    if (said?.firstElementChild) said.scrollIntoView({ block: 'nearest' })
  } finally {
    form.removeAttribute('aria-busy')
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.classList.contains('press')) return
  event.preventDefault()
  const pressed = event.submitter
  send(form, pressed instanceof HTMLButtonElement && pressed.name ? [[pressed.name, pressed.value]] : [])
})

document.addEventListener('keydown', (event) => {
  const { target, key } = event
  if (!(target instanceof HTMLElement)) return
  if (target.classList.contains('grip') && (key === 'ArrowUp' || key === 'ArrowDown')) {
    event.preventDefault()
    const button = target.closest('[data-key]')?.querySelector(key === 'ArrowUp' ? 'button.up' : 'button.down')
    if (button instanceof HTMLButtonElement && button.form) send(button.form, [[button.name, button.value]])
  }
  if (
    target instanceof HTMLTextAreaElement &&
    key === 'Enter' &&
    (event.metaKey || event.ctrlKey || target.dataset.enter)
  ) {
    if (event.shiftKey || event.isComposing) return
    event.preventDefault()
    target.form?.requestSubmit()
  }
})

/** @type {HTMLElement | null} */
let dragged = null
document.addEventListener('dragstart', ({ target }) => {
  dragged = target instanceof HTMLElement ? target.closest('.row[draggable]') : null
  dragged?.classList.add('dragged')
})
document.addEventListener('dragend', () => {
  dragged?.classList.remove('dragged')
  for (const row of document.querySelectorAll('.over')) row.classList.remove('over')
  dragged = null
})

/** Where it would be dropped: an item whose number it takes, or a section.
 * @param {EventTarget | null} target */
const placeOf = (target) => {
  if (!dragged || !(target instanceof Element)) return null
  const row = target.closest('.row[draggable]')
  return row && row !== dragged ? row : row ? null : target.closest('.board[data-mark]')
}
document.addEventListener('dragover', (event) => {
  const place = placeOf(event.target)
  if (!place) return
  event.preventDefault()
  for (const row of document.querySelectorAll('.over')) if (row !== place) row.classList.remove('over')
  place.classList.add('over')
})
document.addEventListener('drop', (event) => {
  const place = placeOf(event.target)
  const form = dragged?.querySelector('form')
  if (!place || !form || !dragged) return
  event.preventDefault()
  const key = dragged.dataset.key
  const line =
    place instanceof HTMLElement && place.dataset.number
      ? `draft number ${key} ${place.dataset.number}`
      : `draft section ${key} ${place.getAttribute('data-mark')}`
  send(form, [['line', line]])
})

/** @param {ParentNode} part */
function dress(part) {
  for (const log of part.querySelectorAll('.log')) log.scrollTop = log.scrollHeight
}
for (const log of document.querySelectorAll('.log[data-live]')) log.scrollTop = log.scrollHeight

const events = document.querySelector('meta[name="events"]')?.getAttribute('content')
if (events) {
  const source = new EventSource(events)
  source.addEventListener('change', refresh)
  // What happened while the line was broken was not told.
  let broken = false
  source.addEventListener('error', () => {
    broken = true
  })
  source.addEventListener('ready', () => {
    if (broken) refresh()
    broken = false
  })
}
