using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Opik.Server.Features;

/// <summary>Wraps a store that was registered before, so that a feature can add to what every writer does.</summary>
internal static class ServiceDecoration
{
    /// <summary>Replaces the singleton <typeparamref name="T"/> by what <paramref name="wrap"/> makes of it.</summary>
    /// <exception cref="InvalidOperationException">Nothing is registered, or not by a factory.</exception>
    public static void Decorate<T>(this IServiceCollection services, Func<IServiceProvider, T, T> wrap)
        where T : class
    {
        var inner = services.Last(descriptor => descriptor.ServiceType == typeof(T)).ImplementationFactory
            ?? throw new InvalidOperationException($"{typeof(T).Name} is not registered by a factory.");
        services.Replace(ServiceDescriptor.Singleton(provider => wrap(provider, (T)inner(provider))));
    }
}
