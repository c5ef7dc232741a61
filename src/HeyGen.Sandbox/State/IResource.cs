namespace HeyGen.Sandbox.State;

/// <summary>
/// Something kept under an id. What is said here is all that the sandbox needs to answer the contract's GET, list and DELETE operations of it,
/// once its group has named its path (<see cref="OperationTable.Stores{T}"/>).
/// </summary>
internal interface IResource
{
    /// <summary>What refusals call it.</summary>
    abstract static string Noun { get; }

    virtual static string NotFoundCode => "not_found";

    string Id { get; }

    /// <summary>The files that come and go with it.</summary>
    IEnumerable<MediaFile> Media => [];

    /// <summary>All that is told of it. Of this GET and the list each show what the contract has there.</summary>
    JsonObject Describe(ApiCall call);

    /// <summary>Whether its id is known by now, in this group of the API.</summary>
    bool Exists(ApiCall call) => true;

    /// <summary>Whether it belongs in the list that the query asks for.</summary>
    bool IsListed(ApiCall call) => true;

    /// <summary>Why nothing can be made with it yet; null when it is ready.</summary>
    /// <param name="parameter">The field that names it; null for the path.</param>
    ApiException? NotReady(ApiCall call, string? parameter) => null;

    /// <summary>Why this public resource cannot be changed; null answers as if it did not exist.</summary>
    ApiException? Protection => null;

    /// <summary>Does what a deletion does besides removing it. False when it stays, and its status says that it was deleted.</summary>
    bool OnDelete(ApiCall call) => true;
}
