using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Opik.Configuration;
using Opik.Distributed;
using Opik.Hosting;

namespace Opik;

/// <summary>Opik in dependency injection.</summary>
public static class OpikServiceCollectionExtensions
{
    /// <summary>Section of the configuration that is bound to <see cref="OpikOptions"/>.</summary>
    public const string ConfigurationSection = "Opik";

    /// <summary>
    /// Registers <see cref="OpikClient"/> as a singleton. Settings come from <paramref name="configure"/>, the section
    /// <c>Opik</c>, <c>OPIK_*</c> and <c>~/.opik.config</c>, in this order, and are checked when the host starts. What is still
    /// queued when the host stops is sent first. Traces go on across HTTP unless <see cref="OpikOptions.DistributedTracing"/> is off.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">Sets what the code decides.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddOpik(this IServiceCollection services, Action<OpikOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<OpikOptions>();
        if (configure is not null)
            options.PostConfigure(configure);
        // ASP.NET Core asks the services, the last registration counts.
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<OpikOptions>>().Value.DistributedTracing ? OpikPropagator.Install() : DistributedContextPropagator.Current);
        if (services.Any(service => service.ServiceType == typeof(OpikClient)))
            return services;

        options
            .Configure<IServiceProvider>((settings, provider) => provider.GetService<IConfiguration>()?.GetSection(ConfigurationSection).Bind(settings))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpikOptions>, OpikSurroundings>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OpikOptions>, OpikOptionsValidation>());
        services.AddSingleton(OpikClient.Create);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OpikFlushService>());
        return services;
    }
}
