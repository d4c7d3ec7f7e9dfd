import { parentPort } from 'node:worker_threads'
import type { Card } from './card.ts'
import { paint } from './paint.ts'

// The thread in which cards are painted: half a tenth of a second each, for which nobody else has to wait.
parentPort?.on('message', (card: Card) => {
  parentPort?.postMessage(paint(card))
})
