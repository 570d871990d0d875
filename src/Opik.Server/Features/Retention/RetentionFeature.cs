using Opik.Contracts;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Retention;

/// <summary>Retention rules and the deletion they ask for (docs/adr/0011).</summary>
internal sealed class RetentionFeature : IFeature
{
    private const string Root = "/v1/private/retention/rules";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<RetentionEndpoints>();
        services.AddSingleton<RetentionPreviewEndpoint>();
        services.AddSingleton<RetentionKindEndpoints>();
        services.AddSingleton<RetentionPreview>();
        services.AddSingleton<RetentionPlans>();
        services.AddSingleton<RetentionRun>();
        services.AddHostedService<RetentionWorker>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<RetentionEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Retention rules").Gives<PageAnswer<RetentionRuleView>>()
            .Asks([.. Query.Page, Query.Flag("include_inactive")]);
        api.Post<RetentionEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Makes a retention rule").Takes<RetentionRuleBody>().Gives<RetentionRuleView>(201);
        api.Get<RetentionEndpoints>(Root + "/{ruleId}", static (e, http) => e.GetAsync(http))
            .Says("One retention rule").Gives<RetentionRuleView>();
        api.Delete<RetentionEndpoints>(Root + "/{ruleId}", static (e, http) => e.DeactivateAsync(http))
            .Says("Ends a retention rule").GivesNothing();
        api.Get<RetentionKindEndpoints>("/v1/private/retention/kinds", static (e, http) => e.GetAsync(http))
            .Says("Times of scored traces and of files").Gives<RetentionKindsView>();
        api.Put<RetentionKindEndpoints>("/v1/private/retention/kinds/{kind}", static (e, http) => e.PutAsync(http))
            .Says("Changes the time of scored traces or of files").Takes<RetentionKindBody>().Gives<RetentionKindsView>();
        api.Get<RetentionPreviewEndpoint>("/v1/private/retention/preview", static (e, http) => e.GetAsync(http))
            .Says("What the rules delete, as they are or with another one").Gives<RetentionPreviewView>()
            .Asks(
                Query.OneOf("retention", [.. Periods]), Query.Id("project_id", "The rule would be one of this project, else of the workspace."),
                Query.OneOf("scored", [.. Periods, "none"]), Query.OneOf("attachments", [.. Periods, "none"]));
    }

    private static string[] Periods { get; } = ["short_14d", "base_60d", "extended_400d", "unlimited"];
}
