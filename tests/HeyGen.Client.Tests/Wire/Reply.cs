using System.Net.Sockets;

namespace HeyGen.Client.Tests.Wire;

/// <summary>What the scripted server does with a request that it has read.</summary>
internal delegate Task Reply(Socket socket, Stream stream, CancellationToken cancellationToken);

internal static class Replies
{
    /// <summary>Never answers; the connection ends with the server.</summary>
    public static Reply Hang => (_, _, cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Closes the connection without a word.</summary>
    public static Reply Cut => (_, _, _) => Task.CompletedTask;

    /// <summary>Resets the connection.</summary>
    public static Reply Reset => (socket, _, _) =>
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        return Task.CompletedTask;
    };

    /// <summary>Closes the connection in the middle of the body.</summary>
    public static Reply CutInBody => Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"data\":{");

    public static Reply Data(string data, string beside = "") => Json(200, "{\"data\":" + data + beside + "}", "X-Request-Id: req-1");

    public static Reply Error(int status, string code, string message = "Something is wrong.", params string[] headers) =>
        Json(status, $$"""{"error":{"code":"{{code}}","message":"{{message}}","param":null,"doc_url":null} }""", headers);

    public static Reply Json(int status, string body, params string[] headers) => Body(status, "application/json", body, headers);

    public static Reply Body(int status, string mediaType, string body, params string[] headers)
    {
        var more = string.Concat(headers.Select(header => header + "\r\n"));
        var length = Encoding.UTF8.GetByteCount(body);
        return Raw($"HTTP/1.1 {status} X\r\nContent-Type: {mediaType}\r\nContent-Length: {length}\r\nConnection: close\r\n{more}\r\n{body}");
    }

    public static Reply Raw(string answer) => Raw(Encoding.UTF8.GetBytes(answer));

    public static Reply Raw(byte[] answer) => (_, stream, cancellationToken) => stream.WriteAsync(answer, cancellationToken).AsTask();
}
