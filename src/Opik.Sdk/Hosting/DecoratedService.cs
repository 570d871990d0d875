using Microsoft.Extensions.DependencyInjection;

namespace Opik.Hosting;

/// <summary>
/// One decorated registration. What it decorates is registered under this object as key, so that the container still makes it
/// and still disposes of it.
/// </summary>
internal sealed class DecoratedService<TService>(Func<TService, TService> decorate)
    where TService : class
{
    /// <summary>The registration that was there, under the key.</summary>
    public ServiceDescriptor Inner(ServiceDescriptor registered)
    {
        if (registered.ImplementationInstance is { } instance)
            return new ServiceDescriptor(typeof(TService), this, instance);
        if (registered.ImplementationFactory is { } create)
            return new ServiceDescriptor(typeof(TService), this, (services, _) => create(services), registered.Lifetime);
        return new ServiceDescriptor(typeof(TService), this, registered.ImplementationType!, registered.Lifetime);
    }

    /// <summary>Makes the decorator.</summary>
    public object Create(IServiceProvider services) => decorate(services.GetRequiredKeyedService<TService>(this));
}
