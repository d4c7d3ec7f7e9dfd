import { createTelegraf } from '../../../adapters/telegraf/create.ts'
import { telegramContract } from '../telegram/contract.ts'

telegramContract('Telegraf', createTelegraf)
