namespace HeyGen.Client;

/// <summary>Where the send path gets its credential from, asked before each call.</summary>
public interface ICredentialSource
{
    /// <summary>The credential of the present call.</summary>
    /// <exception cref="HeyGenException">There is none (<c>missing_credentials</c>), or it cannot be read (<c>malformed_credentials</c>).</exception>
    ValueTask<Credential> GetAsync(CancellationToken cancellationToken);

    /// <summary>The credential as it is stored, good or expired: enough to know the account by, and not sent.</summary>
    /// <exception cref="HeyGenException">There is none (<c>missing_credentials</c>), or it cannot be read (<c>malformed_credentials</c>).</exception>
    ValueTask<Credential> PeekAsync(CancellationToken cancellationToken) => GetAsync(cancellationToken);

    /// <summary>Another credential in place of one that HeyGen refused; null when there is none to be had.</summary>
    ValueTask<Credential?> RefreshAsync(Credential rejected, CancellationToken cancellationToken);
}
