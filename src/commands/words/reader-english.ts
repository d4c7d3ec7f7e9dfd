import type { ReaderRule } from './reader-rule.ts'

const languages = 'english|chinese|mandarin|spanish|español|espanol|japanese'
const brief =
  '(?:issue|issues|news|brief|briefs|briefing|edition|editions|update|updates|newsletter|digest|bulletin|stories)'
const theirs = `(?:(?:the|your|my|this|these|all|any|daily|me|more|new) ?)*(?:${brief}|messages?|texts?|it|this|these|those|that|everything|emails?|notifications?|subscription|subscriptions|service)`

const ordinals = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth'.split('|')

/** What readers write in English instead of a command. The first rule that fits counts. */
export const readerEnglish: readonly ReaderRule[] = [
  [
    /^(?:hi+|hello+|hey+|hiya|yo|howdy|greetings|salut|good (?:morning|afternoon|evening|day)|morning|gm|what'?s up|sup|how are you(?: doing)?|helo|hola|nihao|ni hao|nice to meet you)(?:[ ,]+(?:there|bot|all|everyone|everybody|team|again|you|to you|friend|\w*bot))*$/,
    'greeting',
  ],
  [
    /^(?:(?:many |much )?(?:thanks?|thanx|thx|ty|3q|tysm|ta|cheers)(?: you| u)?(?: (?:so|very) much| a lot| a ton| again| for .+)?|much appreciated|appreciate it|great|perfect|nice|cool|ok|okay|okey|k|kk|yes|yep|yeah|no problem|sure|fine|got it|understood|i see|good(?: one| bot| job| work)?|well done|(?:you'?re|you are|that'?s|that is|this is|it'?s|very|so|really|great|good|nice)* ?(?:great|good|perfect|nice|awesome|amazing|excellent|lovely|wonderful|brilliant|fantastic|helpful|the best)(?: work| job| stuff| one)?|awesome|amazing|excellent|lovely|wow|lol|haha+|love (?:it|this)|interesting|you are welcome|welcome)(?:,? (?:bot|thanks|thank you|so much|very much))*$|^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d| )+$/u,
    'thanks',
  ],
  [
    /^(?:bye+|good ?bye|bye bye|see (?:you|ya)(?: later| soon| tomorrow)?|good night|gn|cya|farewell|take care)$/,
    'goodbye',
  ],
  [
    /^(?:cancel|abort|never ?mind|forget (?:it|that)|(?:oh )?(?:no,? )?(?:wait|hold on)(?: a (?:moment|minute|second))?|not now|hold on|no wait)$/,
    'cancel',
  ],
  [
    new RegExp(
      `^(?:stop|halt|quit|end|unsub(?:scribe)?|unsubscribed|td|opt(?: me)? out|sign (?:me )?off|leave|enough|no more|remove me|delete me|unfollow|leave me alone|i want out|get me out|out|go away|shut up|(?:stop|quit|end|cancel|no more|unsubscribe|unsub|turn off|switch off|don'?t send|do not send|stop sending|no longer send|stop getting|stop receiving|(?:i )?don'?t want|(?:i )?do not want|(?:i )?no longer (?:want|wish|need)|(?:i )?want no|not get|not receive|unsubscribe from|unsubscribe me from|get rid of|remove|leave)(?: me)?(?: (?:any|getting|receiving|sending|to get|to receive|more))*(?: me)? (?:${theirs}|me|all|everything|any ?more|anymore|messaging me|spamming(?: me)?|(?:e-?)?mailing(?: me)?|writing(?: me| to me)?|now|here)|(?:take|get|remove) me (?:off|out|from)(?: (?:the|this|your))?(?: (?:mailing )?list| here| it)?)(?: (?:any ?more|now|to me|at once|immediately|completely))*$`,
    ),
    () => 'unsubscribe',
  ],
  [
    /^(?:unfollow|stop following|don'?t follow) (?:the )?(?:words? )?(.+?)(?: any ?more)?$/,
    (words) => `follow remove ${words}`,
    'word',
  ],
  [
    /^(?:unsubscribe|unsub|unfollow)(?: me)? (?:from )?(?:the )?(?:topic )?(\S+(?: \S+){0,3})$/,
    (topics) => `unsubscribe ${topics}`,
  ],
  [
    /^(?:(?:please )?stop (?:sending|showing)(?: me)?|don'?t (?:send|show)(?: me)?|(?:i )?(?:don'?t|do not|no longer) (?:want|need|like|care about|want to (?:see|read|get|hear|know))|(?:i(?:'m| am) )?(?:not interested in|tired of|sick of|bored (?:of|by)|fed up with|done with)|(?:everything|all(?: topics)?|anything) (?:but|except(?: for)?|without|minus)|no more|no|stop|drop|mute|remove|without|skip|hide|less|not|exclude|block|delete|cancel)(?: (?:any|the|topic))*(?: (?:news|items|stories|anything))?(?: (?:about|on|from|of))? (.+?)(?: (?:news|items|stories|any ?more|at all))*$/,
    (topics) => `unsubscribe ${topics}`,
    'topics',
  ],
  [
    /^(?:unmute|un-mute|unblock|unhide|show again|stop muting|stop hiding) (?:the )?(?:words? )?(.+)$/,
    (words) => `mute remove ${words}`,
  ],
  [
    /^(?:(?:please )?stop (?:sending|showing)(?: me)?|don'?t (?:send|show)(?: me)?(?: any| more)*|(?:i )?(?:don'?t|do not|no longer) want to (?:see|read|get|hear|know)(?: any| more| anything)*|(?:i(?:'m| am) )?(?:tired of|sick of|bored of|fed up with)|no more|mute|hide|block)(?: (?:the|any|words?|news|items|stories|anything|about|on|from|of|with))* ['"“”‘’]?(.+?)['"“”‘’]?(?: (?:news|items|stories|any ?more|at all))*$/,
    (words) => `mute ${words}`,
    'word',
  ],
  [
    /^(?:i(?:'m| am| was)? )?(?:(?:only|just)(?: (?:want|need|like|get|read|send|show|interested in|care about|subscribe(?: me)? to|follow|to (?:get|read|see)))*(?: me)?|nothing (?:but|else (?:than|but)|except)) (?:the )?(?:topics? )?(.+?)(?: (?:news|items|stories))?(?: (?:only|please))?$/,
    (topics) => `subscribe only ${topics}`,
    'topics',
  ],
  [
    /^(?:the )?(?:topics? )?(.+?)(?: (?:news|items|stories))? (?:only|and nothing else)$/,
    (topics) => `subscribe only ${topics}`,
    'topics',
  ],
  [/^(?:everything|all (?:the )?topics|all of (?:it|them))(?: again| please)*$/, () => 'subscribe all'],
  [
    /^(?:subscribe|sub|sign up|sign me up|follow|get|i want|send|give)(?: me)?(?: (?:to|for))? (?:everything|all|all (?:of it|topics|the topics)|every topic)(?: again)?$/,
    () => 'subscribe all',
  ],
  [
    new RegExp(
      `^(?:subscribe|subscribed|resubscribe|re-subscribe|sub|sign(?: me)? up|signup|register|put me on (?:the|your) list|enrol+|opt in|add me|start(?: again| sending)?|resume|restart|come back|i'?m back|i am back|back again|unpause|un-pause|continue|go on|carry on|count me in|i'?m in|i am in|(?:i )?want (?:it|them|this|the brief) back|receive|get|follow|subscribe me|yes,? subscribe)(?: me)?(?: (?:to|for|sending|getting|receiving|with))?(?: me)?(?: (?:this|your|the) newsletter| ${theirs}| again| now| daily| back| to the list)*$`,
    ),
    () => 'subscribe',
  ],
  [
    /^(?:(?:i )?(?:also |want |would like )*(?:subscribe|sub|sign up|sign me up|follow|add|also|get|send|start sending|start|want|include|give)(?: me)?)(?: (?:to|for|also))*(?: (?:the|topic|topics|news|items|stories|about|on))* (.+?)(?: (?:too|as well|also|news|items|stories))*$/,
    (topics) => `subscribe ${topics}`,
    'topics',
  ],
  [/^(.+?)(?: news)? (?:too|as well)$/, (topics) => `subscribe ${topics}`, 'topics'],
  [
    /^(?:follow|watch|track|(?:(?:alert|notify|ping) me(?: about| on| of)?|(?:alert|notify|tell|inform|ping|write|let) me(?: know)?(?: when(?:ever)?| if))(?: there(?:'s| is)| you (?:have|write|see))?(?: (?:something|anything|news))*(?: new)?|keep me (?:posted|updated|informed))(?: (?:the|words?|keywords?|terms?|about|on|of|with))* ['"“”‘’]?(.+?)['"“”‘’]?(?: (?:is (?:mentioned|in the news)|comes up|appears))?$/,
    (words) => `follow ${words}`,
    'word',
  ],
  [/^(?:subscribe|follow)(?: me)?(?: to)? (\S+(?: \S+){0,3})$/, (topics) => `subscribe ${topics}`],
  [
    /^(?:help|help me|halp|info|information|about|about you|commands?|command list|list commands|menu|instructions?|manual|usage|guide|faq|support|what (?:can|do) (?:you|i) do(?: here| with (?:this|it|you))?|what commands (?:are there|do you (?:have|know))|(?:are|r) you (?:a |an )?(?:bot|robot|human|person|machine|real|ai)|am i (?:talking|speaking|writing) (?:to|with) (?:a |an )?(?:bot|robot|human|person|machine)|(?:i )?need help|what (?:is|are) (?:this|you)|what'?s this|who are you|who is this|how (?:does (?:this|it) work|do (?:you|i) (?:work|use (?:this|it|you)))|use (?:this|it|you)|what now|i(?: am|'m) lost|\?+)$/,
    () => 'help',
  ],
  [
    new RegExp(
      `^(?:(?:what(?:'| i)?s|anything|something|whats) (?:new|up today|on|on today|happening|going on|the latest|in the news)(?: today| now)?|what(?:'| i)?s the (?:latest )?news(?: today)?|what happened(?: today)?|what (?:did|have) i miss(?:ed)?(?: today)?|any (?:news|updates?)(?: today)?|(?:read |see |view |open |show )?(?:the |your |my )?(?:latest|newest|most recent|last|current|today'?s?|this morning'?s|recent|new)(?: ${brief}| one)?(?: today)?|(?:read |see |view |open |show )?(?:the |your |my )?(?:daily |today'?s )?(?:news|brief|briefing|newsletter|digest|issue|edition|stories)(?: (?:today|of today|for today|now))?|read|update me|updates?|catch me up|more news)$`,
    ),
    () => 'latest',
  ],
  [
    /^(?:just |only )?(?:the |today'?s |latest )*(?:headlines|titles|summary|short version|overview)(?: (?:of|for|from))?(?: today)?$/,
    () => 'latest headlines',
  ],
  [
    /^(?:all|older|old|past|other|earlier|previous|back) (?:issues|news|briefs|editions|newsletters)$|^(?:the )?archives?$|^history$/,
    () => 'issue',
  ],
  [
    new RegExp(
      `^(?:see |read |open |have |get )?(?:the )?(?:previous|yesterday'?s|the one before|one before|earlier|last but one)(?: ${brief}| one)?$|^yesterday$|^(?:have |get |see )?(?:the |that )?(?:${brief}|one) (?:from|of|for) yesterday$|^(?:the )?(?:last )?one before (?:this|that|it|this one|that one)$`,
    ),
    'previous',
  ],
  [
    /^(?:issue|edition|no\.?|number|nr\.?|brief)? ?#? ?(\d{1,6})\.(\d{1,4})$/,
    (issue, item) => `issue ${issue}.${item}`,
  ],
  [
    /^(?:(?:read|see|open|have) )?(?:item|story|news|number|no\.?|nr\.?) ?#? ?(\d{1,4}) (?:of|in|from) (?:(?:issue|edition|brief) )?(?:number|no\.?|nr\.?)? ?#? ?(\d{1,6})$/,
    (item, issue) => `issue ${issue}.${item}`,
  ],
  [
    /^(?:issue|edition|brief) ?(?:number|no\.?|nr\.?)? ?#? ?(\d{1,6}),? (?:item|story|news|number|no\.?|nr\.?) ?#? ?(\d{1,4})$/,
    (issue, item) => `issue ${issue}.${item}`,
  ],
  [
    /^(?:(?:read|see|open|have) )?(?:the )?(?:issue|edition|no\.?|number|nr\.?|brief)(?: (?:number|no\.?|nr\.?))? ?#? ?(\d{1,6})$|^(?:(?:read|see|open|have) )?(?:the )?(\d{1,6})(?:st|nd|rd|th) (?:issue|edition|brief)$/,
    (one, other) => `issue ${one || other}`,
  ],
  [
    /^(?:(?:read|see|open|have|more(?: about| on)?|tell me more (?:about|on)|details (?:of|on)) )?(?:the )?(?:item|story|news|news item|point)(?: (?:number|no\.?|nr\.?))? ?#? ?(\d{1,3})$|^(?:more(?: about| on)?|tell me more (?:about|on)|details (?:of|on)) (?:number |no\.? |nr\.? |#)?(\d{1,3})$/,
    (one, other) => `item ${one || other}`,
  ],
  ...ordinals.map(
    (name, at): ReaderRule => [
      new RegExp(`^(?:(?:read|see|open|more about|more on|tell me more about) )?the ${name} (?:one|item|story|news)$`),
      () => `item ${at + 1}`,
    ],
  ),
  [
    /^(?:(?:the|all|all the|list|list all|list the|show|available) )*(?:topics?|tags?|categor(?:y|ies)|subjects?|themes?|topic list|list of topics)$|^(?:what|which) (?:topics|tags|categories|subjects)(?: (?:are there|do you have|can i (?:choose|get|follow)|have you got|exist))?$|^what (?:do you|is it that you) (?:write|report|talk) about$/,
    () => 'topics',
  ],
  [
    /^(?:settings?|preferences|options|configur(?:e|ation)|config|my (?:settings|subscription|subscriptions|topics|preferences|account)|change (?:my )?(?:settings?|preferences)|manage(?: my)? (?:subscription|settings)|(?:what|when) do i get(?: it| them)?|what (?:am i subscribed to|have i (?:chosen|subscribed to|selected))|account|status|customi[sz]e)$/,
    () => 'settings',
  ],
  [
    new RegExp(
      `^(?:(?:set |change |switch )?(?:the |my )?languages?(?: to)?|switch to|speak|talk|write|use|change to|answer|reply|in|please in)? ?(?:in )?(${languages})(?: (?:please|language|version))?$`,
    ),
    (language) => `settings language ${language}`,
  ],
  [
    /^(?:change |set |choose |switch )?(?:the |my )?languages?(?: to)?(?: (.+))?$/,
    (language) => `settings language ${language}`,
  ],
  [
    /^(?:change |set |choose |my )*(?:the |my )*time ?zones?(?: is| to|:)?(?: (.+))?$/,
    (zone) => `settings zone ${zone}`,
  ],
  [
    /^(?:change |set |choose )*(?:the |my )*(?:format|layout|style)(?: to)?(?: (.+))?$/,
    (format) => `settings format ${format}`,
  ],
  [
    /^(?:change |set |choose )*(?:the |my )*(?:delivery |sending )?(?:hours?|time|delivery)(?: (?:is|to|at))?(?: (.+))?$/,
    (hour) => `settings hour ${hour}`,
  ],
  [
    /^(?:i live in|i'?m (?:in|from)|i am (?:in|from)|i'?m living in|my city is) (.+)$/,
    (zone) => `settings zone ${zone}`,
  ],
  [
    new RegExp(
      `^(?:send|deliver|post|get|i want)?(?: me)?(?: ?${theirs})? ?((?:at|every day at|daily at|every morning at|every evening at|every night at|each day at|@) ?.+?)(?: (?:every|each) (?:day|morning|evening|night)| daily)?$`,
    ),
    (hour) => `settings hour ${hour.replace(/^(?:every \w+ |each \w+ |daily )/i, '')}`,
    'hour',
  ],
  [/^(\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\.?|\d{1,2}:\d{2})$/, (hour) => `settings hour ${hour}`, 'hour'],
  [
    /^(?:(?:only|just) (?:the )?(?:headlines|titles)|(?:the )?(?:headlines|titles) only|shorter|shorter please|less text)$/,
    () => 'settings format headlines',
  ],
  [
    /^(?:full(?: text| version| articles?)?|whole text|longer|more text|everything in full)$/,
    () => 'settings format full',
  ],
  [
    /^(?:pause|snooze|hold|suspend|vacation|holiday)(?: (?:me|it|everything|the brief|the news))?(?: for)?(?: (.+))?$/,
    (time) => `pause ${time}`,
  ],
  [
    /^(?:propose|suggest|submit|tip|(?:i have|i'?ve got|here is|here's|send(?: you)?|give you) (?:a |an |some )?(?:news|tip|idea|suggestion|story|stories|article|link)s?(?: for you)?|(?:talk|speak|write) to (?:a |an |the )?(?:human|person|editors?|someone|somebody|real person|team)|(?:who|how) (?:do|can) i (?:contact|reach|write to|talk to)(?: you| the editors?| somebody| someone)?|contact(?: the editors?| you)?)(?: (?:an? )?(?:item|news|story|idea|tip|something))?$/,
    () => 'propose',
  ],
  [
    /^(?:my data|data|(?:see|export|download|view) my data|what do you (?:know|store|keep|save)(?: about me| of me)?|(?:what|which) (?:data|information) (?:do you|have you) (?:keep|have|store|save|got)(?: (?:about|on|of) me)?|privacy)$/,
    () => 'mydata',
  ],
  [/^(?:forget me|delete my data|erase my data|delete my account|delete everything about me)$/, () => 'forget'],
  [/^(?:feedback|complaint)$/, () => 'propose'],
  [
    /^(?=.*\b(?:wrong|mistakes?|errors?|typos?|incorrect|false|fake|broken|misspelled|outdated|boring|useless|twice|doubled|duplicates?|complain|bug)\b|.*(?:n'?t| not) (?:work|working|open|get|got|receive|arrive|come|true)\b|.*\bnever (?:got|received|came|arrived)\b|why (?:did|do|have|was|is) .*\b(?:nothing|not|no|late|missing)\b)(?:there(?:'s| is| are)|this|that|it|the|these|item|number|story|issue|no\.|your|you|i|i'?ve|why|my|nothing|today'?s|link|links)\b.*$/,
    'complaint',
  ],
  [/^(?:search|find|look ?up|look for|search for|looking for|google|query)$/, () => 'search'],
  [
    /^(?:please )?(?:search|find|look ?up|look for|google|query)(?: (?:for|me|about|up|in the archive|everything about|news about|anything about))* (.+)$/,
    (words) => `search ${words}`,
  ],
  [/^(?:the )?topics? (.+)$/, (topic) => `topic ${topic}`],
  [
    /^(?:(?:have|did) you (?:ever )?(?:written|write|reported|report|got|have)(?: (?:anything|something|news))?(?: (?:about|on))|what (?:do|did|have) you (?:have|know|got|write|written|say)(?: (?:about|on|of))|(?:what|how) about|what(?:'| i)?s (?:new|up|happening|the latest)(?: (?:with|in|on|about|for))|(?:any(?:thing)?|some(?:thing)?|more|the|all|latest|recent|everything|tell me|read|see)(?: (?:new|more|else|news|items|stories|the|latest))*(?: (?:about|on|from|with|regarding|of))|(?:news|items|stories|articles|updates?|information|info|issues)(?: (?:about|on|from|regarding|of))|about) (.+?)(?: (?:news|items|stories|today))?$/,
    () => '',
    'about',
  ],
  [
    /^(?:show|see|read|view|open)(?: me)?(?: the)? (.+?)(?: (?:news|items|stories|today))?$/,
    (topic) => `topic ${topic}`,
    'topics',
  ],
  [/^(.+?) (?:news|stories|items|updates?|articles)(?: (?:today|now))?$/, (topic) => `topic ${topic}`, 'topics'],
]
