using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Brands;

/// <summary>The API's group <c>brand glossaries</c>.</summary>
internal sealed class BrandGlossaryOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
