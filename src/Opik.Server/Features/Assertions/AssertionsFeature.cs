using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Assertions;

/// <summary>Results of test-suite assertions.</summary>
internal sealed class AssertionsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<AssertionEndpoints>();

    public void Map(IEndpointRouteBuilder api) =>
        api.Put<AssertionEndpoints>("/v1/private/assertion-results", static (e, http) => e.PutAsync(http))
            .Says("Stores results of assertions").Takes<AssertionBatchBody>().GivesNothing();
}
