import { createGrammy } from '../../../adapters/grammy/create.ts'
import { attachmentContract } from '../telegram/attachments.ts'
import { conversationContract } from '../telegram/conversations.ts'
import { deskContract } from '../telegram/desk.ts'
import { noteContract } from '../telegram/notes.ts'
import { placeContract } from '../telegram/places.ts'
import { troubleContract } from '../telegram/troubles.ts'

const library = { name: 'grammY', create: createGrammy }
conversationContract(library)
noteContract(library)
attachmentContract(library)
deskContract(library)
placeContract(library)
troubleContract(library)
