namespace HeyGen.McpServer.Catalog.BuiltIn;

/// <summary>
/// Everyday words beside the terms of video making, in one place. What only one tool is called by stands with that tool, as its keywords.
/// </summary>
internal static class Synonyms
{
    /// <summary>Many things in one call.</summary>
    public const string Batch = "#batch";

    /// <summary>Who names a language mostly wants something translated into it, or a voice that speaks it.</summary>
    private const string Languages =
        "afrikaans, arabic, bengali, bulgarian, cantonese, catalan, chinese, croatian, czech, danish, dutch, english, filipino, finnish, french, german, greek, " +
        "hebrew, hindi, hungarian, icelandic, indonesian, irish, italian, japanese, korean, malay, mandarin, norwegian, persian, polish, portuguese, punjabi, " +
        "romanian, russian, serbian, slovak, spanish, swahili, swedish, tamil, telugu, thai, turkish, ukrainian, urdu, vietnamese, welsh, zulu";

    public static IReadOnlyList<SynonymRow> All { get; } =
    [
        Verb(ToolAction.Make, "make, create, generate, produce, build, add, new, start, begin, turn, convert, transform, set up, record, register, compose, launch, submit, kick off, put together, run, send"),
        Verb(ToolAction.List, "list, show, browse, all, every, overview, available, search, find, look for, choose, pick, latest, recent, history, catalogue, catalog, which, existing, earlier, previous, past, last week, last month, yesterday, do we have, do i have, already, id of, ids of, on offer, ^ can it, ^ what can, ^ what do, ^ what did, ^ what are, ^ who can, ^ who, ^ where, ^ were"),
        Verb(ToolAction.Read, "get, fetch, check, open, look up, look at, detail, info, information, inspect, view, status, progress, how far, how big, how long, how many, how much, done, ready, finished, ended, complete, state, so far, ^ why, ^ what does, ^ what is, ^ what has, ^ what was, ^ is, ^ has, ^ did, ^ does, ^ how is, ^ hows, ^ whats, ^ when, ^ where"),
        Verb(ToolAction.Change, "change, update, edit, modify, rename, another name, another title, switch, adjust, correct, replace, tweak, rework, fix, instead, swap, retitle, relabel, amend, extend, add another, one more, something else, somewhere else, elsewhere"),
        Verb(ToolAction.Delete, "delete, erase, get rid, throw away, throw out, throw, trash, bin, discard, wipe, destroy, purge, clean up, clear out, drop, unregister, unsubscribe, dispose, for good, for ever, forever, stop notifying"),
        Verb(ToolAction.Stop, "stop, cancel, abort, halt, interrupt, kill, call off, hang up, shut, close, quit, terminate, end early"),
        new("#removal", ToolAction.Delete, Split("remove, removal, cut out, take out, strip, eliminate, separate, isolate")) { IsSubject = true },

        Noun("video", "video, clip, footage, film, movie, mp4, reel, vlog, screencast, recording, take"),
        Noun("image", "image, photo, picture, pic, photograph, portrait, selfie, headshot, snapshot, jpeg, jpg, png, still, drawing, painting, artwork, illustration"),
        Noun("voice", "voice, narrator, accent, speaker, voiceover, voice over"),
        Noun("speech", "speech, speak, say, talk, narrate, narration, read aloud, read out, spoken, tts, read out loud, read my, reads my, read our, reads our, reads a, reads the, tell"),
        Noun("audio", "audio, sound, mp3, wav, recording, soundtrack, podcast"),
        Noun("music", "music, song, tune, jingle, background music, track, score, melody, piano, guitar, violin, drum, beat, ambient, orchestra, instrumental"),
        Noun("translate", $"translate, dub, localise, localize, localisation, localization, foreign, multilingual, {Languages}"),
        Noun("language", $"language, tongue, locale, dialect, {Languages}"),
        Noun("subtitle", "subtitle, caption, srt, vtt, transcript, closed caption"),
        Noun("lipsync", "lipsync, lip sync, lips, mouth, mouth movement, lip movement"),
        Noun("avatar", "avatar, presenter, character, actor, host, spokesperson, person, digital human, talking head, virtual, people, myself, colleague, clone, teacher"),
        Noun("look", "look, outfit, appearance, costume, clothes, clothing, dress, suit, wear, pose"),
        Noun("group", "group, character, identity"),
        Noun("clone", "clone, replicate, my own voice, my voice, own voice, sound like, sound alike, soundalike"),
        Noun("twin", "twin, double, clone, doppelganger, replica, likeness, copy of myself"),
        Noun("consent", "consent, permission, approve, approval, agree, agreement, release form, authorise, authorize"),
        Noun("background", "background, backdrop, green screen, greenscreen, behind"),
        Noun("filler", "filler, filler word, um, uh, ums, uhs, umm, er, erm, hesitation, stutter, silence, pause, dead air, awkward pause"),
        Noun("clipping", "clipping, clip, highlight, short, shorts, reel, tiktok, best moment, best part, best bit, snippet, teaser, cut down, shrink, condense, shorten, best minutes, best parts, social"),
        new(Batch, Action: null, Split("batch, bulk, many, hundred, dozen, spreadsheet, csv, at once, mass, in one go, several, multiple, row, personalised, personalized, for each, one each, each customer, every customer, every employee, each employee, of his own, of her own, of their own, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety")),
        Noun("template", "template, layout, placeholder, variable, fill in, mail merge"),
        Noun("brand", "brand, branding, corporate, corporate design, company, house style, corporate identity"),
        Noun("kit", "kit, logo, colour, color, font, palette, typography"),
        Noun("glossary", "glossary, dictionary, terminology, term, vocabulary, pronunciation, pronounce, pronounced, product name, brand name, how to say, word list, jargon, mispronounce, mispronounced, get wrong, say wrong"),
        Noun("webhook", "webhook, callback, notify, notifying, notified, notification, tell our server, our server, our backend, hear about, let me know, let us know, know when, should know, slack, zapier, inform, informed, polling, ping, push, alert, endpoint, event, http post, post to my server, post to my url, posted, my url"),
        Noun("secret", "secret, signing key, leak, leaked, compromised"),
        Noun("folder", "folder, directory, subfolder, organise, organize, where do i put, ^ where do i put, keep together, sort"),
        Noun("asset", "asset, file, document, pdf, attachment, media, material, upload"),
        Noun("upload", "upload, put online, gb, mb, gigabyte, megabyte, hand over, transfer, import, from my computer, from my laptop, from my disk, from my phone, from my machine, from disk"),
        Noun("download", "download, save, to my computer, to my disk, to my laptop, to my desktop, on my computer, on my disk, on my laptop, on my desktop, on my machine"),
        Noun("local", "local, locally, computer, disk, laptop, desktop, machine, hard drive"),
        Noun("account", "account, user, profile, who am i, ^ who am i, logged in, balance, money, credit, quota, plan, subscription, billing, budget left, funds, wallet"),
        Noun("key", "api key, key, scope, token"),
        Noun("cost", "costs money, cost money, spend money, paid by the second, cost, price, expensive, estimate, quote, how much, charge, spend, spent, spending, bill"),
        Noun("realtime", "realtime, real time, live, stream, streaming, interactive, live stream, on air"),
        Noun("podcast", "podcast, episode, two hosts, dialogue, conversation, interview"),
        Noun("workflow", "workflow, pipeline, automation, automate, flow"),
        Noun("quality", "quality, compare, comparison, better, versus, score, judge, rate, evaluate, prefer, preferred, which of, of the two, of these, more natural, looks better, a b test, which of two"),
        Noun("html", "html, css, javascript, web page, webpage, web animation, code, motion graphics, hyperframes, composition"),
        Noun("animate", "animate, bring to life, to life, come alive, move"),
        Noun("faceless", "without any avatar, without an avatar, without avatar, no avatar, without a presenter, no presenter, without a person, nobody in it, faceless, b roll, stock footage, scenery, landscape, nature, city, sea, beach, forest, mountain, sunset"),
        Noun("scene", "scene, slide, chapter, storyboard, shot"),
        Noun("prompt", "prompt, idea, brief, description, topic, one sentence, one line, text description, made up, from words"),
        Noun("agent", "agent, assistant, director, automatically, from scratch, end to end"),
        Noun("cinematic", "cinematic, movie like, establishing, camera, dramatic, film scene, ad shot"),
        Noun("proofread", "proofread, proofreading, review, before final, check translation, before rendering, correct subtitle, double check"),
        Noun("job", "done yet, ready yet, finished yet, yet, job, render, rendering, task, work, still running"),
        Noun("session", "session, conversation, chat, thread"),
        Noun("wait", "wait, until, finished"),
    ];

    private static SynonymRow Verb(ToolAction action, string phrases) => new($"#{action}", action, Split(phrases));

    private static SynonymRow Noun(string concept, string phrases) => new($"#{concept}", Action: null, Split(phrases));

    private static string[] Split(string phrases) => phrases.Split(", ");
}
