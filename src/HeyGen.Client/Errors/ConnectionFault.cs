using System.Net.Sockets;
using System.Security.Authentication;

namespace HeyGen.Client;

/// <summary>Why a connection did not come about or broke, for a person who can change it.</summary>
/// <param name="Message">What happened, as the end of a sentence.</param>
/// <param name="Hint">What to do, in one sentence.</param>
/// <param name="NeverLeft">No byte of a request has left.</param>
public sealed record ConnectionFault(string Message, string Hint, bool NeverLeft)
{
    /// <summary>What an exception of the HTTP handler means.</summary>
    public static ConnectionFault Of(Exception cause) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Never(
            "its name could not be resolved", "Check the spelling of the address, the network and its DNS; behind a company's proxy set HTTPS_PROXY."),
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } refused => Never(
            refused.StatusCode is { } status ? $"the proxy refused to connect to it (HTTP {(int)status})" : "the proxy did not connect to it",
            "Check HTTPS_PROXY and the proxy's own rules; NO_PROXY names what is reached without it."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: AuthenticationException } => Never(
            "its certificate is not trusted here",
            "If a proxy or virus scanner reads the traffic, put its root certificate into a file and set SSL_CERT_FILE to that; else check the clock."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Never(
            "no secure connection could be made", "Check that the address is one of https, and the proxy in between."),
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            Never("the connection was refused: nothing listens there", "Check the address and its port, HTTPS_PROXY and the firewall."),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Never(
            "there is no way to it in the network", "Check the network, the firewall and HTTPS_PROXY."),
        // The handler's own limit, which is for connecting only.
        OperationCanceledException { InnerException: TimeoutException } => Never(
            "it did not take the connection in time", "Check the network, the firewall and HTTPS_PROXY."),
        _ => new ConnectionFault("the connection broke before the answer was complete", "Try again.", NeverLeft: false),
    };

    private static ConnectionFault Never(string message, string hint) => new(message, hint, NeverLeft: true);
}
