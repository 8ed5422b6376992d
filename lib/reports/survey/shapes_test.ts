import { assert, assertEquals, assertMatch } from "../../../tests/helpers/assert.ts";
import { readSurvey } from "./read_survey.ts";
import type { Question, Survey } from "./survey.ts";

function read(text: string): Survey {
  return readSurvey(new TextEncoder().encode(text), "answers.csv");
}

function shown(survey: Survey, text: string | RegExp): string {
  const question = asked(survey, text);
  const counts = question.counts.filter(({ count }) => count > 0).map(({ label, count }) =>
    `${label} ${count}`
  );
  return `${question.kind} n=${question.n}: ${counts.join(", ")}`;
}

function asked(survey: Survey, text: string | RegExp): Question {
  const found = survey.questions.find((question) =>
    typeof text === "string" ? question.text === text : text.test(question.text)
  );
  assert(found, `no question ${text} among ${survey.questions.map((question) => question.text).join(" / ")}`);
  return found;
}

Deno.test("readSurvey() reads Google Forms: grids, checkboxes and options that hold commas", () => {
  const survey = read(
    "Timestamp,Email Address,How was it? [Speaker],How was it? [Slides],What would help?,Any comment?\n" +
      '2026/11/12 9:00:00 AM GMT+2,ada@example.org,Very good,Good,"Slides, Recording, Cases (adults, children)",Nice and clear for me\n' +
      '2026/11/12 9:05:00 AM GMT+2,ed@example.org,Good,N/A,"Slides, Cases (adults, children)",\n' +
      "2026/11/13 9:06:00 AM GMT+2,vera@example.org,Excellent,Good,Recording,Thanks to all the speakers tonight\n" +
      '2026/11/13 9:07:00 AM GMT+2,otto@example.org,Good,Fair,"Slides, Recording",\n',
  );

  assertEquals(survey.source, "google_forms");
  assertEquals(shown(survey, "How was it?: Speaker"), "likert n=4: Excellent 1, Very good 1, Good 2");
  assertEquals(shown(survey, "How was it?: Slides"), "likert n=3: Good 2, Fair 1");
  assertEquals(asked(survey, "How was it?: Slides").counts.length, 5);
  assertEquals(
    shown(survey, "What would help?"),
    "multiple_choice n=4: Slides 3, Recording 3, Cases (adults, children) 2",
  );
  assertEquals(asked(survey, "Any comment?").texts.length, 2);
  assertEquals([survey.answeredFrom, survey.answeredTo], ["2026-11-12", "2026-11-13"]);
});

Deno.test("readSurvey() reads Microsoft Forms: semicolons, anonymous people and the quiz's own columns", () => {
  const survey = read(
    "ID,Start time,Completion time,Email,Name,Which topics?,Points - Which topics?,Feedback - Which topics?,Satisfied?\n" +
      "1,11/12/26 9:00:00,11/12/26 9:04:00,anonymous,,Asthma;COPD;,5,,Very satisfied\n" +
      "2,11/13/26 9:00:00,11/13/26 9:04:00,anonymous,,COPD;,0,,Dissatisfied\n",
  );

  assertEquals(survey.source, "microsoft_forms");
  assertEquals(survey.respondents, 2);
  assertEquals(shown(survey, "Which topics?"), "multiple_choice n=2: COPD 2, Asthma 1");
  assertEquals(asked(survey, /^Points/).kind, "bookkeeping");
  assertEquals(shown(survey, "Satisfied?"), "likert n=2: Very satisfied 1, Dissatisfied 1");
});

const SURVEYMONKEY =
  "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,Which role?,,Which topics?,,,How often?,,Anything else?\n" +
  ",,,,,,Response,Other (please specify),Asthma,COPD,Other (please specify),Read,Write,Open-Ended Response\n" +
  "101,9,11/12/2026,11/12/2026,192.0.2.7,ada@example.org,Nurse,,Asthma,COPD,,Always,Never,More cases please\n" +
  "102,9,11/12/2026,11/13/2026,192.0.2.8,ed@example.org,Other (please specify),Midwife,,COPD,Sleep,Often,Rarely,\n" +
  "103,9,11/12/2026,11/13/2026,192.0.2.9,vera@example.org,Nurse,,,,,,,\n";

Deno.test("readSurvey() reads SurveyMonkey's two header rows", () => {
  const survey = read(SURVEYMONKEY);

  assertEquals(survey.source, "surveymonkey");
  assertEquals(shown(survey, "Which role?"), "single_choice n=3: Nurse 2, Other (please specify) 1");
  assertEquals(asked(survey, "Which role?").texts, ["Midwife"]);
  assertEquals(shown(survey, "Which topics?"), "multiple_choice n=2: COPD 2, Asthma 1, Other 1");
  assertEquals(asked(survey, "Which topics?").texts, ["Sleep"]);
  assertEquals([asked(survey, "How often?: Read").stem, asked(survey, "How often?: Read").item], [
    "How often?",
    "Read",
  ]);
  assertEquals(shown(survey, "How often?: Write"), "likert n=2: Rarely 1, Never 1");
});

Deno.test("readSurvey() keeps Yes and No in a grid apart from options ticked with 1 and 0", () => {
  const survey = read(
    "Do you offer? - Spirometry,Do you offer? - Coaching,Which would you use? - Slides,Which would you use? - Recording\n" +
      "Yes,No,1,1\nNo,No,1,0\nYes,Yes,0,0\n",
  );

  assertEquals(shown(survey, "Do you offer?: Spirometry"), "single_choice n=3: Yes 2, No 1");
  assertEquals(shown(survey, "Which would you use?"), "multiple_choice n=3: Slides 2, Recording 1");
});

Deno.test("readSurvey() reads Qualtrics' three header rows and leaves previews and unfinished answers out", () => {
  const survey = read(
    "StartDate,EndDate,Status,IPAddress,Progress,Finished,RecordedDate,ResponseId,LocationLatitude,UserLanguage,Q1_1,Q1_2,Q4,Q4_3_TEXT,Q9_NPS_GROUP,Q9,arm\n" +
      'Start,End,Response Type,IP Address,Progress,Finished,Recorded,Response ID,Latitude,Language,After this I can … - plan,After this I can … - teach,Which role? - Selected Choice,Which role? - Other - Text,NPS group,"How likely are you to recommend us, 0-10?",arm\n' +
      [
        "startDate",
        "endDate",
        "status",
        "ipAddress",
        "progress",
        "finished",
        "recordedDate",
        "_recordId",
        "lat",
      ]
        .concat("userLanguage", "QID1_1", "QID1_2", "QID4", "QID4_3_TEXT", "QID9_NPS_GROUP", "QID9", "arm")
        .map((id) => `"{""ImportId"":""${id}""}"`).join(",") +
      "\n" +
      "2026-11-12,2026-11-12,IP Address,192.0.2.7,100,True,2026-11-12,R_1,47.11,EN,Agree,Strongly agree,Nurse,,Promoter,9,a\n" +
      "2026-11-12,2026-11-12,IP Address,192.0.2.8,100,True,2026-11-12,R_2,47.12,EN,Disagree,Agree,Other,Midwife,Passive,8,b\n" +
      "2026-11-12,2026-11-12,Survey Preview,,100,True,2026-11-12,R_3,,EN,Agree,Agree,Nurse,,Promoter,10,a\n" +
      "2026-11-12,2026-11-12,IP Address,192.0.2.9,40,False,2026-11-12,R_4,47.14,EN,Agree,,,,,,b\n",
  );

  assertEquals(survey.source, "qualtrics");
  assertEquals([survey.rows, survey.respondents], [4, 2]);
  assertEquals(survey.warnings.map(({ code }) => code), ["previews_left_out", "unfinished_left_out"]);
  assertEquals(shown(survey, "After this I can …: plan"), "likert n=2: Agree 1, Disagree 1");
  assertEquals(asked(survey, "Which role?").texts, ["Midwife"]);
  assertEquals(shown(survey, /recommend/), "nps n=2: 8 1, 9 1");
  assertEquals(asked(survey, "NPS group").kind, "bookkeeping");
  assertEquals(asked(survey, "Arm").kind, "bookkeeping");
});

Deno.test("readSurvey() reads Typeform: a column per choice and cleaned placeholders", () => {
  const survey = read(
    "#,Thanks {{field:9238-54f7}}. What is your role?,Slides,Recording,Other,Response Type,Start Date (UTC),Submit Date (UTC),Network ID,Tags\n" +
      "ab12,Nurse,Slides,Recording,,completed,2026-11-12 09:00:00,2026-11-12 09:01:00,f00d,\n" +
      "ab13,Nurse,Slides,,A quiz,completed,2026-11-12 09:00:00,2026-11-12 09:01:00,f00e,\n",
  );

  assertEquals(survey.source, "typeform");
  assertEquals(shown(survey, "Thanks. What is your role?"), "single_choice n=2: Nurse 2");
  assertMatch(shown(survey, /^Choices: Slides, Recording/), /multiple_choice n=2: Slides 2, Recording 1/);
  assertEquals(asked(survey, "Network ID").kind, "identity");
});

Deno.test("readSurvey() reads LimeSurvey: codes, parts in brackets and answers never submitted", () => {
  const survey = read(
    "id. Response ID;submitdate. Date submitted;lastpage. Last page;startlanguage. Start language;seed. Seed;Q1. How was it?;Q2[SQ1]. Which apply? [Slides];Q2[SQ2]. Which apply? [Recording];interviewtime. Total time\n" +
      "1;2026-11-12 09:00:00;3;en;77;Good;Yes;No;12.5\n" +
      "2;2026-11-13 09:00:00;3;en;78;Poor;Yes;Yes;13.5\n" +
      "3;;1;en;79;Good;;;1.5\n",
  );

  assertEquals(survey.source, "limesurvey");
  assertEquals([survey.rows, survey.respondents], [3, 2]);
  assertEquals(shown(survey, "How was it?"), "likert n=2: Good 1, Poor 1");
  assertEquals(shown(survey, "Which apply?"), "multiple_choice n=2: Slides 2, Recording 1");
  assertEquals(asked(survey, "Total time").kind, "bookkeeping");
});

Deno.test("readSurvey() reads Formbricks: numbered questions behind its own columns", () => {
  const survey = read(
    "No.,Response ID,Timestamp,Finished,Survey ID,Formbricks ID (internal),User ID,Tags,device,1. How easy was it?,2. What is missing?\n" +
      "1,r1,2026-11-12T09:00:00Z,Yes,s1,f1,u1,,desktop,Very easy,A recording would be good\n" +
      "2,r2,2026-11-12T09:00:00Z,Yes,s1,f2,u2,,phone,Difficult,Nothing at all from my side\n",
  );

  assertEquals(survey.source, "formbricks");
  assertEquals(shown(survey, "How easy was it?"), "likert n=2: Very easy 1, Difficult 1");
  assertEquals(asked(survey, "Device").included, false);
});

Deno.test("readSurvey() reads SurveyGizmo: part before question, and finds before and after", () => {
  const survey = read(
    "Response ID,Time Started,Date Submitted,Status,Contact ID,IP Address,Longitude,Latitude,City,Useful:This webinar was…,Clear:This webinar was…,Before the webinar my knowledge was::Rate yourself,After the webinar my knowledge was::Rate yourself\n" +
      "1,10/15/2026 17:11,10/15/2026 17:12,Complete,,192.0.2.7,-83.86,33.51,Covington,Agree,N/A,Fair,Good\n" +
      "2,10/15/2026 17:11,10/16/2026 17:12,Complete,,192.0.2.8,-83.86,33.51,Covington,Strongly Agree,Agree,Poor,Very Good\n",
  );

  assertEquals(survey.source, "surveygizmo");
  assertEquals(shown(survey, "This webinar was…: Clear"), "likert n=1: Agree 1");
  assertEquals(survey.pairs.length, 1);
  assertEquals(asked(survey, /After the webinar/).byRespondent, [3, 4]);
  assertEquals(survey.answeredTo, "2026-10-16");
  assert(!JSON.stringify(survey).match(/192\.0|33\.51|Covington/));
});

Deno.test("readSurvey() reads Zoom's poll report of several tables and joins people by e-mail", () => {
  const survey = read(
    '\ufeffPoll Report\r\nReport Generated:,"Sep 18, 2026 9:00 AM"\r\nTopic,Webinar ID,Actual Start Time\r\nAn example,123 456,"Sep 17, 2026 6:00 PM"\r\n\r\n' +
      '#,User Name,User Email,Submitted Date/Time,"Which topics\ninterest you?"\r\n' +
      '1,Ada,ada@example.org,"09/17/2026 6:10:00 PM",Asthma;COPD,\r\n2,Ed,ed@example.org,"09/17/2026 6:10:00 PM",COPD\r\n\r\n' +
      "#,User Name,User Email,Submitted Date/Time,Was it clear?\r\n1,Ada L,ADA@example.org,09/17/2026 6:50:00 PM,Yes\r\n",
  );

  assertEquals(survey.source, "zoom_poll");
  assertEquals([survey.rows, survey.respondents], [3, 2]);
  assertEquals(shown(survey, "Which topics interest you?"), "multiple_choice n=2: COPD 2, Asthma 1");
  assertEquals(shown(survey, "Was it clear?"), "single_choice n=1: Yes 1");
});

Deno.test("readSurvey() reads Zoom's older poll report of questions and answers in turn", () => {
  const survey = read(
    "#,User Name,User Email,Submitted Date/Time,\n" +
      '1,Ada,ada@example.org,2026-07-20 15:06,Clear?,Yes,"Which topics?\n(several)",A1;A2,\n' +
      '2,Ed,ed@example.org,2026-07-20 15:06,Clear?,No,"Which topics?\n(several)",A1,\n' +
      "3,Ada,ada@example.org,2026-07-20 15:20,Again?,Yes,\n",
  );

  assertEquals([survey.source, survey.rows, survey.respondents], ["zoom_poll", 3, 2]);
  assertEquals(shown(survey, "Clear?"), "single_choice n=2: Yes 1, No 1");
  assertEquals(shown(survey, "Which topics? (several)"), "multiple_choice n=2: A1 2, A2 1");
});

Deno.test("readSurvey() reads one row per answer", () => {
  const survey = read(
    "email,question,answer\nada@example.org,Clear?,Yes\nada@example.org,Rating 1-5,5\ned@example.org,Clear?,No\ned@example.org,Rating 1-5,4\n",
  );

  assertEquals(shown(survey, "Rating 1-5"), "rating n=2: 5 1, 4 1");
  assertEquals(survey.respondents, 2);
});

Deno.test("readSurvey() counts the same whatever the order of the columns", () => {
  const rows = SURVEYMONKEY.replace("\n,,,,,,Response", "\nRespondent ID,,,,,,Response").trim().split("\n")
    .map((row) => row.split(","));
  const turned = (order: number[]) =>
    read(rows.map((row) => order.map((column) => row[column]).join(",")).join("\n"));
  const plain = turned([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  const mixed = turned([0, 1, 2, 3, 4, 5, 13, 11, 12, 8, 9, 10, 6, 7]);

  const sorted = (survey: Survey) =>
    survey.questions.map(({ text, kind, n, counts }) => JSON.stringify([text, kind, n, counts])).sort();
  assertEquals(sorted(mixed), sorted(plain));
});
