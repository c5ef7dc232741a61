using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace HeyGen.Sandbox;

/// <summary>How a sandbox is started.</summary>
public sealed record SandboxOptions
{
    /// <summary>Where to listen: one <c>http://</c> address, or several parted by <c>;</c>. Port 0 takes a free one.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>
    /// A socket that listens at <see cref="Urls"/> already, so that its address is known before the sandbox runs; the sandbox's from then on.
    /// </summary>
    public Socket? Socket { get; init; }

    /// <summary>How many times faster than its usual pace the sandbox works; at 1 an avatar video takes 8 seconds. Above 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The clock by which jobs move on, links expire and scripted delays pass.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What a new account has in its wallet, in USD.</summary>
    public decimal Credits { get; init; } = 1000;

    /// <summary>Where the log goes; nothing is logged without it. The sandbox itself never writes to standard output.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>
    /// Allows <see cref="Urls"/> beyond loopback, for a container whose port is published by its host. Anybody who reaches the sandbox can use it,
    /// for its keys are no secrets; the control endpoint stays closed to all but loopback.
    /// </summary>
    public bool AllowRemote { get; init; }
}
