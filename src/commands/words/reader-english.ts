import type { ReaderRule } from './reader-rule.ts'

const languages = 'english|chinese|mandarin|spanish|español|espanol|japanese'
const brief =
  '(?:issue|issues|news|brief|briefs|briefing|edition|editions|update|updates|newsletter|digest|bulletin|stories)'
const theirs = `(?:(?:the|your|my|this|these|all|any|daily|me|more|new) ?)*(?:${brief}|messages?|texts?|it|this|these|those|that|everything|emails?|notifications?|subscription|subscriptions|service)`

/** What readers write in English instead of a command. The first rule that fits counts. */
export const readerEnglish: readonly ReaderRule[] = [
  [
    /^(?:hi+|hello+|hey+|hiya|yo|howdy|greetings|salut|good (?:morning|afternoon|evening|day)|morning|gm|what'?s up|sup|how are you(?: doing)?|nice to meet you)(?:[ ,]+(?:there|bot|all|everyone|everybody|team|again|you|to you|friend|\w*bot))*$/,
    'greeting',
  ],
  [
    /^(?:(?:many |much )?(?:thanks?|thx|ty|tysm|cheers)(?: you)?(?: (?:so|very) much| a lot| a ton| again| for .+)?|much appreciated|appreciate it|great|perfect|nice|cool|ok|okay|okey|k|kk|yes|yep|yeah|no problem|sure|fine|got it|understood|i see|good(?: one| bot| job| work)?|well done|awesome|amazing|excellent|lovely|wow|lol|haha+|love (?:it|this)|interesting|you are welcome|welcome)(?: (?:bot|thanks|thank you|so much))?$/,
    'thanks',
  ],
  [
    /^(?:bye+|good ?bye|bye bye|see (?:you|ya)(?: later| soon| tomorrow)?|good night|gn|cya|farewell|take care)$/,
    'goodbye',
  ],
  [/^(?:cancel|abort|never ?mind|forget (?:it|that))$/, 'cancel'],
  [
    new RegExp(
      `^(?:stop|halt|quit|end|unsub(?:scribe)?|unsubscribed|opt(?: me)? out|sign (?:me )?off|leave|enough|no more|remove me|delete me|unfollow|leave me alone|go away|shut up|(?:stop|quit|end|cancel|no more|unsubscribe|unsub|turn off|switch off|don'?t send|do not send|stop sending|no longer send|stop getting|stop receiving|don'?t want|do not want|no longer want|not get|not receive|unsubscribe from|unsubscribe me from|get rid of|remove|leave)(?: me)?(?: (?:any|getting|receiving|sending|to get|to receive))*(?: me)? (?:${theirs}|me|all|everything|any ?more|anymore|messaging me|spamming(?: me)?|now|here)|(?:take|get|remove) me (?:off|out|from)(?: (?:the|this|your))?(?: (?:mailing )?list| here| it)?)(?: (?:any ?more|now|to me|at once|immediately|completely))*$`,
    ),
    () => 'unsubscribe',
  ],
  [
    /^(?:unsubscribe|unsub|unfollow)(?: me)? (?:from )?(?:the )?(?:topic )?(\S+(?: \S+){0,3})$/,
    (topics) => `unsubscribe ${topics}`,
  ],
  [
    /^(?:stop sending(?: me)?|don'?t send(?: me)?|no more|no|stop|drop|mute|remove|without|skip|hide|less|not|exclude)(?: (?:any|the|topic))*(?: (?:news|items|stories|anything))?(?: (?:about|on|from|of))? (.+?)(?: (?:news|items|stories|any ?more))*$/,
    (topics) => `unsubscribe ${topics}`,
    'topics',
  ],
  [
    /^(?:only|just|nothing but) (?:the )?(?:topics? )?(.+?)(?: (?:news|items|stories))?(?: (?:only|please))?$/,
    (topics) => `subscribe only ${topics}`,
    'topics',
  ],
  [
    /^(?:subscribe|sub|sign up|sign me up|follow|get|i want|send|give)(?: me)?(?: (?:to|for))? (?:everything|all|all (?:of it|topics|the topics)|every topic)(?: again)?$/,
    () => 'subscribe all',
  ],
  [
    new RegExp(
      `^(?:subscribe|subscribed|resubscribe|re-subscribe|sub|sign(?: me)? up|signup|register|enrol+|opt in|add me|start(?: again| sending)?|resume|restart|come back|i'?m back|i am back|follow|subscribe me|yes,? subscribe)(?: me)?(?: (?:to|for|sending|getting|receiving|with))?(?: me)?(?: ${theirs}| again| now| daily| back| to the list)*$`,
    ),
    () => 'subscribe',
  ],
  [
    /^(?:subscribe|sub|sign up|sign me up|follow|add|also|get|send|start)(?: me)?(?: (?:to|for))?(?: (?:the|topic|topics|news|items|stories|about|on))* (.+?)(?: (?:too|as well|also|news|items|stories))*$/,
    (topics) => `subscribe ${topics}`,
    'topics',
  ],
  [/^(?:subscribe|follow)(?: me)?(?: to)? (\S+(?: \S+){0,3})$/, (topics) => `subscribe ${topics}`],
  [
    /^(?:help|help me|halp|info|information|about|about you|commands?|command list|list commands|menu|instructions?|manual|usage|guide|faq|support|what (?:can|do) (?:you|i) do|what (?:is|are) (?:this|you)|what'?s this|who are you|who is this|how (?:does (?:this|it) work|do (?:you|i) (?:work|use (?:this|it|you)))|use (?:this|it|you)|what now|i(?: am|'m) lost|\?+)$/,
    () => 'help',
  ],
  [
    new RegExp(
      `^(?:(?:what(?:'| i)?s|anything|something|whats) (?:new|up today|on|on today|happening|going on|the latest|in the news)(?: today| now)?|what(?:'| i)?s the (?:latest )?news(?: today)?|what happened(?: today)?|any (?:news|updates?)(?: today)?|(?:read |see |view |open |show )?(?:the |your |my )?(?:latest|newest|most recent|last|current|today'?s?|this morning'?s|recent|new)(?: ${brief})?(?: today)?|(?:read |see |view |open |show )?(?:the |your |my )?(?:daily |today'?s )?(?:news|brief|briefing|newsletter|digest|issue|edition|stories)(?: (?:today|of today|for today|now))?|read|update me|updates?|catch me up|more news)$`,
    ),
    () => 'latest',
  ],
  [
    /^(?:the |today'?s |latest )?(?:headlines|titles|summary|short version|overview)(?: today)?$/,
    () => 'latest headlines',
  ],
  [
    /^(?:all|older|old|past|other|earlier|previous|back) (?:issues|news|briefs|editions|newsletters)$|^(?:the )?archives?$|^history$/,
    () => 'issue',
  ],
  [
    new RegExp(
      `^(?:the )?(?:previous|yesterday'?s|last week'?s|the one before|one before|earlier)(?: ${brief}| one)?$|^yesterday$`,
    ),
    'previous',
  ],
  [
    /^(?:issue|edition|no\.?|number|nr\.?|brief)? ?#? ?(\d{1,6})\.(\d{1,4})$/,
    (issue, item) => `issue ${issue}.${item}`,
  ],
  [
    /^(?:item|story|news) ?#? ?(\d{1,4}) (?:of|in|from) (?:issue|no\.?|number)? ?#? ?(\d{1,6})$/,
    (item, issue) => `issue ${issue}.${item}`,
  ],
  [/^(?:issue|edition|no\.?|number|nr\.?|brief) ?#? ?(\d{1,6})$/, (issue) => `issue ${issue}`],
  [
    /^(?:(?:the|all|all the|list|list all|list the|show|available) )*(?:topics?|tags?|categor(?:y|ies)|subjects?|themes?|topic list|list of topics)$|^(?:what|which) (?:topics|tags|categories|subjects)(?: (?:are there|do you have|can i (?:choose|get|follow)|have you got|exist))?$/,
    () => 'topics',
  ],
  [
    /^(?:settings?|preferences|options|configur(?:e|ation)|config|my (?:settings|subscription|subscriptions|topics|preferences|account)|change (?:my )?(?:settings?|preferences)|manage(?: my)? (?:subscription|settings)|what do i get|what am i subscribed to|account|status|customi[sz]e)$/,
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
    /^(?:propose|suggest|submit|tip|i have (?:a |some )?(?:news|tip|idea|suggestion)s?(?: for you)?)(?: (?:an? )?(?:item|news|story|idea|tip|something))?$/,
    () => 'propose',
  ],
  [/^(?:my data|data|export my data|what do you know about me|privacy)$/, () => 'mydata'],
  [/^(?:forget me|delete my data|erase my data|delete my account|delete everything about me)$/, () => 'forget'],
  [/^(?:feedback|complaint)$/, () => 'propose'],
  [/^(?:search|find|look ?up|look for|search for|looking for|google|query)$/, () => 'search'],
  [
    /^(?:please )?(?:search|find|look ?up|look for|google|query)(?: (?:for|me|about|up|in the archive|everything about|news about|anything about))* (.+)$/,
    (words) => `search ${words}`,
  ],
  [/^(?:the )?topics? (.+)$/, (topic) => `topic ${topic}`],
  [
    /^(?:(?:what|how) about|what(?:'| i)?s (?:new|up|happening|the latest)(?: (?:with|in|on|about|for))|(?:any(?:thing)?|some(?:thing)?|more|the|all|latest|recent|everything|tell me|read|see)(?: (?:new|more|else|news|items|stories|the|latest))*(?: (?:about|on|from|with|regarding|of))|(?:news|items|stories|articles|updates?|information|info|issues)(?: (?:about|on|from|regarding|of))|about) (.+?)(?: (?:news|items|stories|today))?$/,
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
