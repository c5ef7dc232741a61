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

    /// <summary>HeyGen's name of a language that is written as a code or in other letters; any other text as it is.</summary>
    public static string Of(string text, bool forTranslation)
    {
        var written = text.Trim().Replace('_', '-');
        if (forTranslation && translated.TryGetValue(written, out var regional))
            return regional;

        var code = IsRegional(written) ? written.Split('-')[0] : written;
        var name = byName.GetValueOrDefault(written) ?? byCode.GetValueOrDefault(code);
        return name is null ? text : forTranslation ? translated.GetValueOrDefault(name, name) : name;
    }

    /// <summary>A code and a region or a script: <c>es-AR</c>, <c>sr-Latn</c>. A name with a hyphen is none.</summary>
    private static bool IsRegional(string text) => text.Split('-') is [{ Length: 2 or 3 }, { Length: >= 2 and <= 4 }];

    /// <summary>Commas in names are written as semicolons.</summary>
    private static FrozenDictionary<string, string> Table(string rows) => rows.Split(',').Select(row => row.Split(' ', 2))
        .ToFrozenDictionary(row => row[0], row => row[1].Replace(';', ','), StringComparer.OrdinalIgnoreCase);
}
