namespace HeyGen.McpServer.Model;

/// <summary>The ways in which HeyGen's operations want a language to be written.</summary>
internal enum LanguageForm
{
    /// <summary>In English: <c>Hebrew</c>.</summary>
    Name,

    /// <summary>As the list of a translation's languages has it: <c>Hebrew (Israel)</c>.</summary>
    TranslationName,

    /// <summary>Two or three letters without a region, as HeyGen's speech model wants it: <c>he</c>.</summary>
    Code,
}
