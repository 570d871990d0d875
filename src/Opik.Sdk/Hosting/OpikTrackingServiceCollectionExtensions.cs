using Microsoft.Extensions.DependencyInjection;
using Opik.Hosting;
using Opik.Tracing;

namespace Opik;

/// <summary>Puts generated decorators around services, so that calls through their interface are tracked whoever makes them.</summary>
public static class OpikTrackingServiceCollectionExtensions
{
    /// <summary>
    /// Decorates the last registration of <typeparamref name="TService"/>; its lifetime stays. The decorator is generated where
    /// this call is compiled, or where the interface is when it carries <see cref="OpikTrackedAttribute"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The service is not registered yet, or there is no decorator for it.</exception>
    public static IServiceCollection AddOpikTracking<TService>(this IServiceCollection services)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(services);
        var index = LastRegistration(services, typeof(TService));
        if (index < 0)
            throw new InvalidOperationException($"AddOpikTracking<{typeof(TService).Name}>: the service is not registered yet. Call it after the registration.");
        var registered = services[index];
        if (registered.ImplementationFactory?.Target is DecoratedService<TService>)
            return services;
        var decorate = TrackDecorators.Find<TService>() ?? throw new InvalidOperationException(
            $"AddOpikTracking<{typeof(TService).Name}>: no decorator was generated. Mark the interface [OpikTracked], name it in this call (not a type parameter), and see the diagnostics OPIK1015 and OPIK1016.");
        var decorated = new DecoratedService<TService>(decorate);
        services.Add(decorated.Inner(registered));
        services[index] = new ServiceDescriptor(typeof(TService), decorated.Create, registered.Lifetime);
        return services;
    }

    /// <summary>Registers <typeparamref name="TImplementation"/> as <typeparamref name="TService"/> behind its decorator.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="lifetime">Lifetime of the service and of its decorator.</param>
    /// <exception cref="InvalidOperationException">There is no decorator for the service.</exception>
    public static IServiceCollection AddOpikTracked<TService, [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(this IServiceCollection services, ServiceLifetime lifetime = ServiceLifetime.Scoped)
        where TService : class
        where TImplementation : class, TService
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Add(new ServiceDescriptor(typeof(TService), typeof(TImplementation), lifetime));
        return services.AddOpikTracking<TService>();
    }

    private static int LastRegistration(IServiceCollection services, Type type)
    {
        for (var i = services.Count - 1; i >= 0; i--)
        {
            if (services[i].ServiceType == type && !services[i].IsKeyedService)
                return i;
        }

        return -1;
    }
}
