using HeyGen.Sandbox.Http;

namespace HeyGen.Sandbox.Brands;

/// <summary>The API's group <c>brand kits</c>.</summary>
internal sealed class BrandKitOperations : IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; } = new Dictionary<string, OperationHandler>();
}
