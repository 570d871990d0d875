using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Opik.Providers;

/// <summary>Tracing of clients that <c>IHttpClientFactory</c> makes.</summary>
public static class OpikHttpClientBuilderExtensions
{
    /// <summary>
    /// Logs calls of models that go through the client. Added before a handler that tries again, a call is one span however
    /// many attempts it takes; added behind it, each attempt is one.
    /// </summary>
    /// <param name="builder">The builder of the client.</param>
    /// <param name="configure">Changes how to log; by default with the <see cref="OpikClient"/> and the loggers of the services, where there are such.</param>
    /// <returns>The same builder.</returns>
    public static IHttpClientBuilder AddOpikTracing(this IHttpClientBuilder builder, Action<OpikHttpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddHttpMessageHandler(services =>
        {
            var options = new OpikHttpOptions
            {
                Client = services.GetService<OpikClient>(),
                Logger = services.GetService<ILoggerFactory>()?.CreateLogger<OpikHttpHandler>(),
            };
            configure?.Invoke(options);
            return new OpikHttpHandler(options);
        });
    }
}
