namespace HeyGen.Sandbox.VideoTranslations;

/// <summary>The languages that can be translated into, by the names that the API takes; it takes no codes.</summary>
internal static class Languages
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Arabic", "Arabic (Egypt)", "Arabic (Saudi Arabia)", "Bengali (India)", "Bulgarian", "Catalan",
        "Chinese (Cantonese, Traditional)", "Chinese (Mandarin, Simplified)", "Chinese (Taiwanese Mandarin, Traditional)",
        "Croatian", "Czech", "Danish", "Dutch", "Dutch (Belgium)", "English", "English (Australia)", "English (UK)", "English (US)", "Estonian",
        "Filipino", "Finnish", "French", "French (Canada)", "French (France)", "German", "German (Austria)", "German (Germany)", "Greek",
        "Hebrew (Israel)", "Hindi", "Hungarian (Hungary)", "Indonesian", "Italian", "Japanese", "Korean", "Malay", "Norwegian Bokmål (Norway)",
        "Persian (Iran)", "Polish", "Portuguese", "Portuguese (Brazil)", "Portuguese (Portugal)", "Romanian", "Russian", "Slovak",
        "Spanish", "Spanish (Mexico)", "Spanish (Spain)", "Swahili (Kenya)", "Swedish", "Tamil", "Thai (Thailand)", "Turkish", "Ukrainian",
        "Urdu (Pakistan)", "Vietnamese (Vietnam)", "Welsh (United Kingdom)",
    ];

    /// <summary>The languages that a request asks for.</summary>
    public static IReadOnlyList<string> Read(JsonElement body)
    {
        var languages = body.Texts("output_languages");
        foreach (var (index, language) in languages.Index())
        {
            Check(language, $"output_languages[{index}]");
        }
        return languages;
    }

    public static void Check(string language, string path)
    {
        ApiException.ThrowIf(!All.Contains(language), path, $"\"{language}\" is no language that videos are translated into");
    }
}
