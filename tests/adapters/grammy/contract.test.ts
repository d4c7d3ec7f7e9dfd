import { createGrammy } from '../../../adapters/grammy/create.ts'
import { telegramContract } from '../telegram/contract.ts'

telegramContract('grammY', createGrammy)
