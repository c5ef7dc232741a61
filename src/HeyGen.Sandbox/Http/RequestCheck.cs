namespace HeyGen.Sandbox.Http;

/// <summary>Holds a request against the contract of its operation. Every refusal is 400 <c>invalid_parameter</c> with the path at fault.</summary>
internal static class RequestCheck
{
    private static readonly JsonDocumentOptions strict = new() { AllowDuplicateProperties = false };

    public static Dictionary<string, string> Query(Operation operation, IQueryCollection query)
    {
        foreach (var name in query.Keys)
        {
            ApiException.ThrowIf(
                !operation.HasUnconfirmedRequest && operation.QueryParameters.All(parameter => parameter.Name != name),
                name, $"not a query parameter of {operation.Id}");
        }

        var values = new Dictionary<string, string>();
        foreach (var parameter in operation.QueryParameters)
        {
            if (Value(parameter, query) is { } value)
                values[parameter.Name] = value;
        }

        return values;
    }

    /// <summary>The JSON body, with defaults filled in. An absent one counts as an empty object, so that the schema says what is missing.</summary>
    public static JsonElement Body(Operation operation, ReceivedRequest received)
    {
        if (operation.BodyEncoding != "json")
            return default;
        var isDeclared = received.ContentType?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) == true;
        ApiException.ThrowIf(
            !isDeclared && (received.Body.Length > 0 || received.IsMultipart),
            null, $"Expected the content type application/json, found {received.ContentType ?? "none"}.");

        var body = Parse(received.Body.Length == 0 ? "{}"u8.ToArray() : received.Body);
        if (operation.RequestSchema?.FirstProblem(body) is { } problem)
        {
            var path = problem.Path.Length == 0 ? null : problem.Path;
            throw ApiException.InvalidParameter(path, path is null ? $"The body: {problem.Text}." : problem.Text);
        }
        return operation.RequestDefaults.Count == 0 ? body : WithDefaults(operation, JsonObject.Create(body)!);
    }

    public static UploadedFile? File(Operation operation, ReceivedRequest received)
    {
        if (operation.BodyEncoding != "multipart")
            return null;
        ApiException.ThrowIf(!received.IsMultipart, "file", $"expected the content type multipart/form-data, found {received.ContentType ?? "none"}");
        return received.File("file") ?? throw ApiException.InvalidParameter("file", "required, a part of the multipart body");
    }

    private static JsonElement WithDefaults(Operation operation, JsonObject body)
    {
        foreach (var field in operation.RequestDefaults.Where(field => body[field.Name] is null))
            body[field.Name] = field.Value.Node("default");
        return JsonElement.Parse(body.ToJsonString());
    }

    private static string? Value(QueryParameter parameter, IQueryCollection query)
    {
        if (!query.TryGetValue(parameter.Name, out var given))
        {
            ApiException.ThrowIf(parameter.Required, parameter.Name, "required");
            return parameter.Default;
        }

        ApiException.ThrowIf(given.Count != 1, parameter.Name, $"given {given.Count} times");
        parameter.Check(given.ToString());
        return given.ToString();
    }

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            // Not disposed: the call keeps the element.
            return JsonDocument.Parse(body, strict).RootElement;
        }
        catch (JsonException exception)
        {
            throw ApiException.InvalidParameter(null, $"The body is not valid JSON: {exception.Message}");
        }
    }
}
