import { createGrammy } from '../../../adapters/grammy/create.ts'
import { conversationContract } from '../telegram/conversations.ts'
import { placeContract } from '../telegram/places.ts'
import { troubleContract } from '../telegram/troubles.ts'

const library = { name: 'grammY', create: createGrammy }
conversationContract(library)
placeContract(library)
troubleContract(library)
