// Phrases by which talk says what it is about to do.

const SHIFT =
  /\b(?:let(?:'|’)?s (?:now )?(?:move|turn|go|get|talk|switch|shift|begin|start|dive|look)|(?:move|moving|turn|turning) (?:on|now|over)\b|next (?:topic|up|slide|section|question|i|we)|our (?:next|first|second|third|final|last) |i(?:'|’)d like to (?:talk|turn|move|introduce|take a|hand)|i want to (?:talk|turn|shift|switch)|now(?:,)? (?:let|i want|i(?:'|’)d like|we|what about)|hand(?:ing)? (?:it |things )?over|welcome back|to (?:summari[sz]e|conclude|sum up|wrap up)|in (?:summary|conclusion)|last topic|new (?:topic|segment|subject)|second (?:topic|segment|part)|first (?:topic|segment) )/i;

const QUESTION_TIME =
  /\b(?:questions? (?:from|in) (?:the |our )?(?:audience|chat|floor|participants|attendees|viewers|listeners|q ?(?:&|and) ?a)|(?:go|get|move|turn|open|over|jump|head) (?:\w+ ){0,4}(?:to|for|into) (?:\w+ ){0,3}(?:questions|q ?(?:&|and) ?a)|(?:take|have|answer|got) (?:\w+ ){0,2}(?:some|a few|your|several) (?:\w+ ){0,1}questions|(?:we have|there is|there(?:'|’)s|here(?:'|’)s) a question|(?:first|next) question (?:is|comes|here|from|we)|q ?(?:&|and) ?a (?:part|session|portion)|fragen aus dem publikum|questions du public|preguntas del público)/i;

const LATER =
  /\bat the end\b|\blater\b|\bthroughout\b|\bduring the (?:talk|webinar)\b|\btype (?:your|them|any)\b/i;

const READ_OUT =
  /\b(?:questions? (?:\w+ ){0,4}?(?:from|by) (?:\p{Lu}|(?:the|our|an?) (?:\w+ )?(?:audience|chat|attendee|viewer|listener|participant|colleague))|\p{Lu}\p{L}+ (?:asks|is asking|asked|wants to know|is wondering|writes)|(?:someone|somebody|a (?:viewer|listener|participant|colleague|member|patient)|one (?:of you|attendee|viewer)|(?:attendees?|viewers?|participants?|listeners?)) (?:\w+ ){0,3}(?:asks?|asked|writes?|wrote|wants? to know|wonders?|wondering)|(?:asked|question|here) in the (?:chat|q ?(?:&|and) ?a)|would like to know)/u;

const NEXT_QUESTION =
  /\b(?:(?:first|next|second|third|last|final|another|one more|following) (?:question|one)\b|(?:here|there) is (?:one|another|a question)\b|(?:here|there)['’]s (?:one|another|a question)\b|a question from\b|in the (?:chat|q ?(?:&|and) ?a)\b|anonymous\w* (?:asks?|would like))/i;

const OF_A_STORY =
  /\b(?:I|we|you|they|he|she|people|patients?|parents?|doctors?|colleagues|who) (?:(?:always|often|usually|then|never|just|might|may|will|would|can|should) )?(?:ask|asks|asked|say|says|said|think|thought|wonder|wondered|tell|told)(?: \w+){0,3}[,:]|\b(?:asking|saying|wondering)(?: \w+){0,3}[,:]/i;

const HEAD_LENGTH = 260;

/** Whether a turn opens by turning to something else. */
export function isShift(text: string): boolean {
  return SHIFT.test(text.slice(0, HEAD_LENGTH));
}

/** Whether a turn opens the questions of the audience. */
export function isQuestionTime(text: string): boolean {
  const match = QUESTION_TIME.exec(text.slice(0, 1200));
  return match !== null && !LATER.test(text.slice(match.index, match.index + 160));
}

/** Whether a question is read out for somebody else. */
export function isReadOut(text: string): boolean {
  return READ_OUT.test(text) || NEXT_QUESTION.test(text);
}

/** Whether a question is part of what a speaker tells ("I ask, how many did you miss?"), and put to nobody. */
export function isOfAStory(sentence: string): boolean {
  return OF_A_STORY.test(sentence) && !READ_OUT.test(sentence);
}
