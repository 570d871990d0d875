using Opik.Server.Hosting;

namespace Opik.Server.Features;

/// <summary>One part of the product: its services and its routes. Listed in <see cref="FeatureList"/>. See docs/adr/0001.</summary>
internal interface IFeature
{
    /// <summary>Registers services, workers and the endpoint classes (as singletons).</summary>
    void AddServices(IServiceCollection services, ServerOptions options);

    /// <summary>Maps routes, written without the <c>/api</c> prefix and without a trailing slash: both are served anyway.</summary>
    void Map(IEndpointRouteBuilder api);
}
