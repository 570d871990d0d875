using Opik.Server.Hosting;

namespace Opik.Server.Features.Retention;

/// <summary>Retention rules and the deletion they ask for (docs/adr/0011).</summary>
internal sealed class RetentionFeature : IFeature
{
    private const string Root = "/v1/private/retention/rules";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<RetentionEndpoints>();
        services.AddSingleton<RetentionRun>();
        services.AddHostedService<RetentionWorker>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<RetentionEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Post<RetentionEndpoints>(Root, static (e, http) => e.CreateAsync(http));
        api.Get<RetentionEndpoints>(Root + "/{ruleId}", static (e, http) => e.GetAsync(http));
        api.Delete<RetentionEndpoints>(Root + "/{ruleId}", static (e, http) => e.DeactivateAsync(http));
    }
}
