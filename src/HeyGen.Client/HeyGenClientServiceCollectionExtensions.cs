using Microsoft.Extensions.DependencyInjection;

namespace HeyGen.Client;

/// <summary>Registration of <see cref="HeyGenClient"/>.</summary>
public static class HeyGenClientServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="HeyGenClient"/> as a singleton. An <see cref="ICredentialSource"/> or <see cref="TimeProvider"/> registered before is
    /// used in place of the default. The builder returned is that of the HTTP client beneath.
    /// </summary>
    public static IHttpClientBuilder AddHeyGenClient(this IServiceCollection services, Action<HeyGenClientOptions> configure) =>
        throw new NotImplementedException();
}
