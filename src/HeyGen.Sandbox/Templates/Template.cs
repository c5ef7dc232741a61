namespace HeyGen.Sandbox.Templates;

/// <summary>A video with places to fill. Templates are made in HeyGen's app; the API only reads and renders them.</summary>
internal sealed record Template(string Id, string Name, string AspectRatio, IReadOnlyList<TemplateScene> Scenes, IReadOnlyList<TemplateVariable> Variables)
{
    public string ThumbnailMedium => $"templates/{Id}.png";

    public TemplateVariable? Variable(string name) => Variables.FirstOrDefault(variable => variable.Name == name);
}

/// <summary>One scene. Its script names texts in double braces.</summary>
/// <param name="Id">The scene's id.</param>
/// <param name="Script">What is said, with the texts' places.</param>
/// <param name="Variables">The names of all variables that appear, in the script or in the picture.</param>
internal sealed record TemplateScene(string Id, string Script, IReadOnlyList<string> Variables);

/// <summary>A place in a template.</summary>
/// <param name="Name">What requests know it by.</param>
/// <param name="Type"><c>text</c>, <c>image</c>, <c>video</c>, <c>audio</c>, <c>character</c> or <c>voice</c>.</param>
/// <param name="Value">What it holds until a request says otherwise: a text, the name of a medium, or the id of a look or voice.</param>
internal sealed record TemplateVariable(string Name, string Type, string Value)
{
    /// <summary>How a script names the place, and what is left there when a text is not given.</summary>
    public string Placeholder => $"{{{{{Name}}}}}";
}
