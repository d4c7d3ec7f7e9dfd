import { createGrammy } from '../../../adapters/grammy/create.ts'
import { aloneContract } from '../telegram/alone.suite.ts'
import { attachmentContract } from '../telegram/attachments.suite.ts'
import { conversationContract } from '../telegram/conversations.suite.ts'
import { deskContract } from '../telegram/desk.suite.ts'
import { gatheringContract } from '../telegram/gathering.suite.ts'
import { noteContract } from '../telegram/notes.suite.ts'
import { placeContract } from '../telegram/places.suite.ts'
import { troubleContract } from '../telegram/troubles.suite.ts'

const library = { name: 'grammY', create: createGrammy }
conversationContract(library)
aloneContract(library)
noteContract(library)
gatheringContract(library)
attachmentContract(library)
deskContract(library)
placeContract(library)
troubleContract(library)
