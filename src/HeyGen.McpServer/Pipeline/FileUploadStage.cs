using HeyGen.McpServer.Pipeline.Arguments;
using HeyGen.McpServer.Pipeline.Calls;
using HeyGen.McpServer.Pipeline.Waiting;

namespace HeyGen.McpServer.Pipeline;

/// <summary>Sends the files among a call's arguments to HeyGen, once the call is allowed. A repeated create sends none: it starts nothing.</summary>
internal sealed class FileUploadStage(FileArguments files)
{
    /// <summary>The part of the whole call that uploading is, for its progress: the work itself follows.</summary>
    private const double ShareOfTheCall = 0.2;

    /// <exception cref="HeyGen.McpServer.Files.FileRefusedException">A file cannot or may not be sent; the call was not.</exception>
    public async Task<ReadyCall> UploadAsync(CheckedCall known, Approval approval, CallTimer timer, CancellationToken cancellationToken)
    {
        var priced = known.Priced;
        if (known.Duplicate is null)
        {
            var call = await UploadAsync(priced.Call, timer, cancellationToken);
            priced = priced with { Identified = priced.Identified with { Call = call } };
        }

        return new ReadyCall(priced, known.Duplicate, approval);
    }

    /// <exception cref="HeyGen.McpServer.Files.FileRefusedException">A file cannot or may not be sent; the call was not.</exception>
    public async Task<ToolCall> UploadAsync(ToolCall call, CallTimer timer, CancellationToken cancellationToken) =>
        files.HasAny(call) ? await files.UploadAsync(call, transfer => timer.Show(transfer, ShareOfTheCall), cancellationToken) : call;
}
