namespace HeyGen.Sandbox.State;

/// <summary>
/// Something kept under an id. What is said here is all that the sandbox needs to answer the contract's GET, list and DELETE operations of it,
/// once its group has named its path (<see cref="OperationTable.Stores{T}"/>).
/// </summary>
internal interface IResource
{
    /// <summary>What refusals call it.</summary>
    public static abstract string Noun { get; }

    public static virtual string NotFoundCode => "not_found";

    public string Id { get; }

    /// <summary>The files that come and go with it.</summary>
    public IEnumerable<MediaFile> Media => [];

    /// <summary>All that is told of it. Of this GET and the list each show what the contract has there.</summary>
    public JsonObject Describe(ApiCall call);

    /// <summary>Whether its id is known by now, in this group of the API.</summary>
    public bool Exists(ApiCall call) => true;

    /// <summary>Whether it belongs in the list that the query asks for.</summary>
    public bool IsListed(ApiCall call) => true;

    /// <summary>Why nothing can be made with it yet; null when it is ready.</summary>
    /// <param name="parameter">The field that names it; null for the path.</param>
    public ApiException? NotReady(ApiCall call, string? parameter) => null;

    /// <summary>Why this public resource cannot be changed; null answers as if it did not exist.</summary>
    public ApiException? Protection => null;

    /// <summary>Does what a deletion does besides removing it. False when it stays, and its status says that it was deleted.</summary>
    public bool OnDelete(ApiCall call) => true;
}
