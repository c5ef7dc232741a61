using System.Collections.Frozen;

namespace HeyGen.McpServer.Pipeline.Arguments;

/// <summary>
/// HeyGen knows languages by their English names, and its translations many of them by a region's (<c>Hebrew (Israel)</c>); models write codes as well.
/// </summary>
internal static class LanguageNames
{
    private static readonly FrozenDictionary<string, string> byCode = Table(
        "af Afrikaans,am Amharic,ar Arabic,az Azerbaijani,bg Bulgarian,bn Bengali,bs Bosnian,ca Catalan,cs Czech,cy Welsh,da Danish,de German,el Greek,"
        + "en English,es Spanish,"
        + "et Estonian,eu Basque,fa Persian,fi Finnish,fil Filipino,fr French,ga Irish,gl Galician,gu Gujarati,he Hebrew,hi Hindi,hr Croatian,"
        + "hu Hungarian,hy Armenian,id Indonesian,is Icelandic,it Italian,ja Japanese,ka Georgian,kk Kazakh,km Khmer,kn Kannada,ko Korean,lo Lao,lt Lithuanian,"
        + "lv Latvian,mk Macedonian,ml Malayalam,mn Mongolian,mr Marathi,ms Malay,my Burmese,nb Norwegian,ne Nepali,nl Dutch,no Norwegian,pl Polish,ps Pashto,"
        + "pt Portuguese,ro Romanian,ru Russian,si Sinhala,sk Slovak,sl Slovenian,so Somali,sq Albanian,sr Serbian,sv Swedish,sw Swahili,ta Tamil,te Telugu,"
        + "th Thai,tr Turkish,uk Ukrainian,ur Urdu,uz Uzbek,vi Vietnamese,zh Chinese,zu Zulu");

    /// <summary>What translations have by a region only, by code or name; and the regions that are written as codes.</summary>
    private static readonly FrozenDictionary<string, string> translated = Table(
        "bengali Bengali (India),hebrew Hebrew (Israel),hungarian Hungarian (Hungary),norwegian Norwegian Bokmål (Norway),persian Persian (Iran),"
        + "swahili Swahili (Kenya),thai Thai (Thailand),urdu Urdu (Pakistan),vietnamese Vietnamese (Vietnam),welsh Welsh (United Kingdom),"
        + "chinese Chinese (Mandarin; Simplified),zh-cn Chinese (Mandarin; Simplified),zh-tw Chinese (Taiwanese Mandarin; Traditional),"
        + "zh-hk Chinese (Cantonese; Traditional),yue Chinese (Cantonese; Traditional),ar-eg Arabic (Egypt),ar-sa Arabic (Saudi Arabia),de-at German (Austria),"
        + "de-de German (Germany),en-au English (Australia),en-gb English (UK),en-us English (US),es-es Spanish (Spain),es-mx Spanish (Mexico),"
        + "fr-ca French (Canada),fr-fr French (France),nl-be Dutch (Belgium),pt-br Portuguese (Brazil),pt-pt Portuguese (Portugal)");

    private static readonly FrozenDictionary<string, string> byName =
        byCode.Values.Distinct().ToFrozenDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Of several codes for a name the first.</summary>
    private static readonly FrozenDictionary<string, string> codes = byCode.GroupBy(row => row.Value, row => row.Key)
        .ToFrozenDictionary(name => name.Key, name => name.Min(StringComparer.Ordinal)!);

    /// <summary>A language as HeyGen wants it, where it is written as a code, by its name or in other letters; any other text as it is.</summary>
    public static string Of(string text, LanguageForm form)
    {
        var written = text.Trim().Replace('_', '-');
        if (form is LanguageForm.TranslationName)
            return translated.GetValueOrDefault(written) ?? (Named(written) is { } language ? translated.GetValueOrDefault(language, language) : text);

        var name = Named(written) ?? Named(written.Split(" (")[0]);
        return name is null ? text : form is LanguageForm.Code ? codes[name] : name;
    }

    private static string? Named(string text) =>
        byName.GetValueOrDefault(text) ?? byCode.GetValueOrDefault(IsRegional(text) ? text.Split('-')[0] : text);

    /// <summary>A code and a region or a script: <c>es-AR</c>, <c>sr-Latn</c>. A name with a hyphen is none.</summary>
    private static bool IsRegional(string text) => text.Split('-') is [{ Length: 2 or 3 }, { Length: >= 2 and <= 4 }];

    /// <summary>Commas in names are written as semicolons.</summary>
    private static FrozenDictionary<string, string> Table(string rows) => rows.Split(',').Select(row => row.Split(' ', 2))
        .ToFrozenDictionary(row => row[0], row => row[1].Replace(';', ','), StringComparer.OrdinalIgnoreCase);
}
