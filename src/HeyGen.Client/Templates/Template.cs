using System.Text.Json;

namespace HeyGen.Client;

/// <summary>A video with places to fill. A list tells less of it than a read.</summary>
public sealed record Template : OpenRecord
{
    /// <summary>The template's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The shape of the frame.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>A still picture.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>
    /// What the places hold now, by their names, in the form in which <see cref="GenerateFromTemplate"/> takes them. Read as they are: a type of
    /// variable that this version does not know must not hide the others.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement>? Variables { get; init; }

    /// <summary>The scenes in order.</summary>
    public IReadOnlyList<TemplateScene>? Scenes { get; init; }

    /// <summary>The scenes' ids in order.</summary>
    public IReadOnlyList<string>? SceneIds { get; init; }

    /// <summary>When it was made, in Unix seconds.</summary>
    public long? CreatedAt { get; init; }

    /// <summary>When it was last changed, in Unix seconds.</summary>
    public long? UpdatedAt { get; init; }
}

/// <summary>One scene of a template.</summary>
public sealed record TemplateScene : OpenRecord
{
    /// <summary>The scene's id.</summary>
    public string? SceneId { get; init; }

    /// <summary>What is said.</summary>
    public string? Script { get; init; }

    /// <summary>The variables that the scene uses.</summary>
    public IReadOnlyList<TemplateSceneVariable>? Variables { get; init; }
}

/// <summary>A variable that a scene uses.</summary>
public sealed record TemplateSceneVariable : OpenRecord
{
    /// <summary>The variable's name.</summary>
    public string? Name { get; init; }

    /// <summary>The variable's type.</summary>
    public string? VariableType { get; init; }
}
