using System.Text.Json.Nodes;
using Opik.Server.Features;
using Opik.Server.Hosting;

namespace Opik.Server.OpenApi;

/// <summary>The document of all operations.</summary>
internal sealed class OpenApiFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<OpenApiEndpoint>();

    public void Map(IEndpointRouteBuilder api) =>
        api.Get<OpenApiEndpoint>("/openapi.json", static (e, http) => e.GetAsync(http)).Says("This document").Gives<JsonObject>();
}
