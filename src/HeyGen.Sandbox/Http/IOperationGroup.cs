namespace HeyGen.Sandbox.Http;

/// <summary>
/// The operations of one API group that the sandbox carries out, by operation id. To add an operation, write its method and its line in the group's
/// table; to add a group, name it in <see cref="ApiDoor"/>.
/// </summary>
internal interface IOperationGroup
{
    public IReadOnlyDictionary<string, OperationHandler> Handlers { get; }
}
