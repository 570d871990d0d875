using Opik.Server.Features.Jobs;
using Opik.Server.Features.Studio.Answers;
using Opik.Server.Features.Studio.Explaining;
using Opik.Server.Features.Studio.Planning;
using Opik.Server.Features.Studio.Running;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Studio;

/// <summary>The Optimization Studio: optimizations that the server runs (docs/api-extensions.md, ADR 27).</summary>
internal sealed class StudioFeature : IFeature
{
    private const string Root = "/v1/private/optimizations";
    private const string Studio = Root + "/studio/{id}";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<PlannedRows>();
        services.AddSingleton<StudioPlanner>();
        services.AddSingleton<StudioStarts>();
        services.AddSingleton<StudioControl>();
        services.AddSingleton<StudioEndpoints>();
        services.AddSingleton<StudioEstimates>();
        services.AddSingleton<StudioEnds>();
        services.AddSingleton<StudioLives>();
        services.AddSingleton<StudioParts>();
        services.AddSingleton<StudioQuestions>();
        services.AddSingleton<TrialExperiments>();
        services.AddSingleton<TrialTraces>();
        services.AddSingleton<TrialCalls>();
        services.AddSingleton<TrialExplainer>();
        services.AddSingleton<ExplanationEndpoints>();
        services.AddSingleton<IJobHandler, StudioJob>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<StudioEstimates>(Root + "/studio/estimate", static (e, http) => e.EstimateAsync(http))
            .Says("What a run on the server would take").Takes<StudioEstimateBody>().Gives<StudioEstimateAnswer>();
        api.Get<StudioEndpoints>(Studio + "/state", static (e, http) => e.StateAsync(http))
            .Says("Where a run on the server stands").Gives<StudioStateAnswer>();
        api.Get<StudioEndpoints>(Studio + "/lines", static (e, http) => e.LinesAsync(http))
            .Says("Lines of the log of a run").Gives<StudioLinesAnswer>()
            .Asks(Query.Number("after", "Lines after this number; 0: from the first."), Query.Number("limit", "Lines at most, 1 to 1,000; 500 without."));
        api.Get<StudioEndpoints>(Studio + "/logs", static (e, http) => e.LogsAsync(http))
            .Says("Where the log of an optimization is").Gives<StudioLogsAnswer>();
        api.Get<StudioEndpoints>(Studio + "/logs/text", static (e, http) => e.TextAsync(http))
            .Says("The log of a run as text").GivesBytes("text/plain");
        api.Get<StudioEndpoints>(Studio + "/cancel", static (_, http) => StudioEndpoints.CancelAsync(http))
            .Says("Cancels an optimization: its status is changed instead").IsNotServed();
        api.Post<StudioControl>(Studio + "/pause", static (e, http) => e.PauseAsync(http))
            .Says("Pauses a run on the server").TakesNothing().GivesNothing(StatusCodes.Status202Accepted);
        api.Post<StudioControl>(Studio + "/resume", static (e, http) => e.ResumeAsync(http))
            .Says("Goes on with a run on the server").TakesNothing().GivesNothing(StatusCodes.Status202Accepted);
        api.Put<StudioControl>(Studio + "/limits", static (e, http) => e.LimitAsync(http))
            .Says("Changes the limits of a run on the server").Takes<StudioLimitsBody>().GivesNothing();
        api.Get<ExplanationEndpoints>(Root + "/{id}/explanations", static (e, http) => e.FindAsync(http))
            .Says("What models say about trials of an optimization").Gives<ContentAnswer<TrialExplanationAnswer>>();
        api.Post<ExplanationEndpoints>(Root + "/{id}/explanations", static (e, http) => e.CreateAsync(http))
            .Says("Has a model explain a trial").Takes<ExplanationBody>().Gives<TrialExplanationAnswer>(StatusCodes.Status201Created);
    }
}
