namespace HeyGen.McpServer.Tools.Finding;

/// <summary>
/// Everyday words beside the terms of video making, in one place. What only one tool is called by stands with that tool, as its keywords.
/// </summary>
internal static class Synonyms
{
    public static IReadOnlyList<SynonymRow> All { get; } =
    [
        Verb(ToolAction.Make, "make, create, generate, produce, build, add, new, start, begin, turn, convert, transform, set up, design, record, register, compose, launch, submit, kick off, put together"),
        Verb(ToolAction.List, "list, show, see, browse, all, every, overview, available, search, find, look for, choose, pick, latest, recent, history, catalogue, catalog, which, existing"),
        Verb(ToolAction.Read, "get, read, fetch, check, open, look up, look at, detail, info, information, inspect, describe, view, tell me, status, progress, how far, done, ready, finished, finish, complete, state"),
        Verb(ToolAction.Change, "change, update, edit, modify, rename, set, switch, adjust, correct, replace, tweak, rework, fix, call differently, swap"),
        Verb(ToolAction.Delete, "delete, erase, get rid, throw away, throw out, trash, bin, discard, wipe, destroy, purge, clean up, clear out, drop, unregister, unsubscribe, dispose"),
        Verb(ToolAction.Stop, "stop, cancel, abort, halt, interrupt, kill, call off, end, hang up, shut down"),

        Noun("video", "video, clip, footage, film, movie, mp4, reel, vlog, screencast, animation"),
        Noun("image", "image, photo, picture, pic, photograph, portrait, selfie, headshot, snapshot, jpeg, jpg, png, still, drawing"),
        Noun("voice", "voice, narrator, accent, speaker, voiceover, voice over"),
        Noun("speech", "speech, speak, say, talk, narrate, narration, read aloud, read out, spoken, tts, read out loud, tell"),
        Noun("audio", "audio, sound, mp3, wav, recording, soundtrack, podcast"),
        Noun("music", "music, song, tune, jingle, background music, track, score, melody"),
        Noun("translate", "translate, translation, dub, dubbing, localise, localize, localisation, localization, foreign language, another language, other language, spanish, french, german, japanese, chinese, portuguese, hindi, italian, korean, arabic"),
        Noun("language", "language, tongue, locale, dialect"),
        Noun("subtitle", "subtitle, caption, srt, vtt, transcript, closed caption"),
        Noun("lipsync", "lipsync, lip sync, lips, mouth, mouth movement, lip movement"),
        Noun("avatar", "avatar, presenter, character, actor, host, spokesperson, person, digital human, talking head, virtual, people, myself, colleague, clone, teacher"),
        Noun("look", "look, outfit, appearance, costume, clothes, pose, style"),
        Noun("group", "group, character, identity"),
        Noun("twin", "twin, double, clone, doppelganger, replica, likeness, copy of myself"),
        Noun("consent", "consent, permission, approve, approval, agree, agreement, release form, authorise, authorize"),
        Noun("background", "background, backdrop, green screen, greenscreen, behind, scenery"),
        Noun("removal", "remove, removal, cut out, take out, strip, get rid, clean, eliminate, separate, isolate, extract"),
        Noun("filler", "filler, filler word, um, uh, umm, er, erm, hesitation, stutter, silence, pause, dead air, awkward pause"),
        Noun("clipping", "clipping, clip, highlight, short, shorts, reel, tiktok, best moment, best part, best bit, snippet, teaser, cut down, shorten, social"),
        Noun("batch", "batch, bulk, many, hundred, dozen, spreadsheet, csv, at once, mass, in one go, several, multiple, row, personalised, personalized"),
        Noun("template", "template, layout, placeholder, variable, fill in, mail merge"),
        Noun("brand", "brand, branding, corporate, corporate design, company, house style, corporate identity"),
        Noun("kit", "kit, logo, colour, color, font, palette, typography"),
        Noun("glossary", "glossary, dictionary, terminology, term, vocabulary, pronunciation, pronounce, pronounced, product name, word list, jargon"),
        Noun("webhook", "webhook, callback, notify, notification, ping, push, alert, endpoint, event, http post, post to my server"),
        Noun("secret", "secret, signing key, leak, leaked, compromised"),
        Noun("folder", "folder, directory, subfolder, organise, organize"),
        Noun("asset", "asset, file, document, pdf, attachment, media, material, upload"),
        Noun("upload", "upload, put online, hand over, send file, transfer, import"),
        Noun("download", "download, save, locally, my computer, my disk, my laptop, hard drive, hard disk"),
        Noun("account", "account, user, profile, who am i, logged in, balance, money, credit, quota, plan, subscription, billing, budget left, funds, wallet"),
        Noun("key", "api key, key, scope, token, permission"),
        Noun("cost", "cost, price, expensive, estimate, quote, how much, charge, spend, spent, spending, bill"),
        Noun("realtime", "realtime, real time, live, stream, streaming, interactive, live stream, on air"),
        Noun("podcast", "podcast, episode, two hosts, dialogue, conversation, interview"),
        Noun("workflow", "workflow, pipeline, automation, automate, node, graph, flow"),
        Noun("quality", "quality, compare, comparison, better, versus, score, judge, rate, evaluate, a b test, which of two"),
        Noun("html", "html, css, javascript, web page, webpage, web animation, code, motion graphics, hyperframes, composition"),
        Noun("scene", "scene, slide, chapter, storyboard, shot"),
        Noun("prompt", "prompt, idea, brief, description, topic, one sentence, text description"),
        Noun("agent", "agent, assistant, director, automatically, from scratch, end to end"),
        Noun("cinematic", "cinematic, movie like, b roll, establishing, camera, dramatic, film scene, ad shot"),
        Noun("proofread", "proofread, proofreading, review, before final, check translation, before rendering, correct subtitle, double check"),
        Noun("job", "job, render, rendering, task, work, still running"),
        Noun("session", "session, conversation, chat, thread"),
        Noun("wait", "wait, until, finished"),
    ];

    private static SynonymRow Verb(ToolAction action, string phrases) => new($"#{action}", action, Split(phrases));

    private static SynonymRow Noun(string concept, string phrases) => new($"#{concept}", Action: null, Split(phrases));

    private static string[] Split(string phrases) => phrases.Split(", ");
}
