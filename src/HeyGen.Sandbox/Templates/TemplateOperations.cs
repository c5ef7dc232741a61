using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Templates;

/// <summary>The API's group <c>template</c>.</summary>
internal sealed class TemplateOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
