using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace JsonSchema.Compilation;

/// <summary>
/// The names by which the schemas of one document can be referred to (core 8.2): <c>$id</c>, <c>$anchor</c>, and JSON pointers. Only
/// places that hold schemas are searched, since an <c>$id</c> inside an <c>enum</c> or <c>const</c> is data.
/// </summary>
internal sealed class SchemaIndex
{
    // Stands for the address that a document without an $id does not have.
    private const string NoAddress = "json-schema://document/";

    private static readonly string[] Single =
        ["not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema"];

    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "prefixItems"];

    private static readonly string[] Maps = ["$defs", "properties", "patternProperties", "dependentSchemas"];

    private readonly SchemaSource document;
    private readonly Dictionary<string, SchemaSource> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Address, string Anchor), SchemaSource> anchors = [];
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);

    public SchemaIndex(SchemaSource document)
    {
        this.document = document;
        resources[NoAddress] = document;
        Add(document, NoAddress);
    }

    /// <summary>The schema that a reference means.</summary>
    /// <exception cref="InvalidSchemaException">There is none in this document.</exception>
    public SchemaSource Resolve(SchemaSource referrer, string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var address = Combine(AddressOf(referrer.Pointer), hash < 0 ? reference : reference[..hash]);
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference[(hash + 1)..]);
        if (!resources.TryGetValue(address, out var resource))
            throw referrer.Fault("$ref", $"references to other documents are not supported ({reference})");
        if (fragment.Length == 0)
            return resource;
        if (fragment[0] == '/')
            return Follow(resource, fragment) ?? throw referrer.Fault("$ref", $"nothing stands at {reference}");
        return anchors.TryGetValue((address, fragment), out var anchored) ? anchored : throw referrer.Fault("$ref", $"no schema has the anchor {reference}");
    }

    private void Add(SchemaSource source, string address)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (source.Element.ValueKind is not JsonValueKind.Object)
            return;
        if (source.Text("$id") is { } id)
        {
            address = Combine(address, id.TrimEnd('#'));
            resources.TryAdd(address, source);
        }
        addresses[source.Pointer] = address;
        foreach (var anchor in new[] { source.Text("$anchor"), source.Text("$dynamicAnchor") }.OfType<string>())
            anchors.TryAdd((address, anchor), source);
        foreach (var child in Children(source))
            Add(child, address);
    }

    private static IEnumerable<SchemaSource> Children(SchemaSource source) =>
        Single.Select(source.Schema).OfType<SchemaSource>()
            .Concat(Lists.SelectMany(source.Schemas))
            .Concat(Maps.SelectMany(source.NamedSchemas).Select(named => named.Source));

    // A pointer may lead to a place that is no schema position; there the address of the nearest schema above holds.
    private string AddressOf(string pointer)
    {
        for (var place = pointer; place.Length > 0; place = place[..place.LastIndexOf('/')])
        {
            if (addresses.TryGetValue(place, out var address))
                return address;
        }
        return addresses.GetValueOrDefault(document.Pointer, NoAddress);
    }

    private static string Combine(string address, string reference)
    {
        if (reference.Length == 0)
            return address;
        if (Uri.TryCreate(address, UriKind.Absolute, out var origin) && Uri.TryCreate(origin, reference, out var combined))
            return combined.AbsoluteUri;
        return reference;
    }

    private static SchemaSource? Follow(SchemaSource source, string pointer)
    {
        foreach (var step in pointer.Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (Child(source.Element, name) is not { } child)
                return null;
            source = source.At(name, child);
        }
        return source;
    }

    private static JsonElement? Child(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty(name, out var value) => value,
        JsonValueKind.Array when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < element.GetArrayLength() => element[index],
        _ => null,
    };
}
