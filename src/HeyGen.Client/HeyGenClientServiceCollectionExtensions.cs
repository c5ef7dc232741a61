using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HeyGen.Client;

/// <summary>Registration of <see cref="HeyGenClient"/>.</summary>
public static class HeyGenClientServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="HeyGenClient"/> as a singleton. An <see cref="ICredentialSource"/> or <see cref="TimeProvider"/> registered before is
    /// used in place of the default. The builder returned is that of the HTTP client beneath.
    /// </summary>
    public static IHttpClientBuilder AddHeyGenClient(this IServiceCollection services, Action<HeyGenClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICredentialSource>(provider =>
            new ConfiguredCredentialSource(Options(provider), Http(provider), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new HeyGenClient(
            Http(provider),
            provider.GetRequiredService<ICredentialSource>(),
            Options(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<HeyGenClient>>()));
        return services.AddHttpClient(HeyGenHttp.Name, HeyGenHttp.Configure)
            .ConfigurePrimaryHttpMessageHandler(HeyGenHttp.CreateHandler)
            // The handler renews its connections itself, so it need not be replaced.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The factory's own log shows headers and addresses; ours shows neither.
            .RemoveAllLoggers();
    }

    private static HeyGenClientOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<HeyGenClientOptions>>().Value;

    private static Func<HttpClient> Http(IServiceProvider provider) =>
        () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(HeyGenHttp.Name);
}
