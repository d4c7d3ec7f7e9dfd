import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { files } from './files.ts'
import { help } from './help.ts'
import { init } from './init.ts'
import { operating } from './operating.ts'
import { progress } from './progress.ts'
import { results } from './results.ts'
import { upgrading } from './upgrading.ts'
import { upkeep } from './upkeep.ts'
import { usage } from './usage.ts'

/** What the command line says beside what the chats say. */
export const cli = { demo, doctor, files, help, init, operating, progress, results, upgrading, upkeep, usage }
