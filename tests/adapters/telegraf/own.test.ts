import { createTelegraf } from '../../../adapters/telegraf/create.ts'
import { conversationContract } from '../telegram/conversations.ts'
import { placeContract } from '../telegram/places.ts'
import { troubleContract } from '../telegram/troubles.ts'

const library = { name: 'Telegraf', create: createTelegraf }
conversationContract(library)
placeContract(library)
troubleContract(library)
