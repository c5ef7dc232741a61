namespace JsonSchema;

/// <summary>A schema cannot be used: it is malformed, or it needs a keyword that this evaluator does not support.</summary>
public sealed class InvalidSchemaException : Exception
{
    internal InvalidSchemaException(string path, string reason, Exception? inner = null)
        : base($"Invalid schema at {(path.Length == 0 ? "its root" : path)}: {reason}.", inner)
    {
        Path = path;
        Reason = reason;
    }

    /// <summary>Where the fault is, as a JSON pointer into the schema; empty for its root.</summary>
    public string Path { get; }

    /// <summary>What the fault is, as part of a sentence without a full stop.</summary>
    public string Reason { get; }
}
