using Opik.Server.Features.Jobs;
using Opik.Server.Features.Playground.Answers;
using Opik.Server.Features.Playground.Running;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Playground;

/// <summary>Runs of the prompt playground: an extension of ours (docs/api-extensions.md, ADR 25).</summary>
internal sealed class PlaygroundFeature : IFeature
{
    private const string Root = "/v1/private/playground";
    private static readonly BodySizeLimit BodyLimit = new(8 * 1024 * 1024);

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<PlaygroundRequests>();
        services.AddSingleton<PlaygroundEstimates>();
        services.AddSingleton<PlaygroundEndpoints>();
        services.AddSingleton<PlaygroundControl>();
        services.AddSingleton<CellVerdicts>();
        services.AddSingleton<PlaygroundReads>();
        services.AddSingleton<PlaygroundEvents>();
        services.AddSingleton<LiveRuns>();
        services.AddSingleton<WaitingCells>();
        services.AddSingleton<CellCalls>();
        services.AddSingleton<IJobHandler, PlaygroundJob>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<PlaygroundEndpoints>(Root + "/estimates/query", static (e, http) => e.EstimateAsync(http)).WithMetadata(BodyLimit)
            .Says("What a run would cost").Takes<PlaygroundRunBody>().Gives<PlaygroundEstimate>();
        api.Post<PlaygroundEndpoints>(Root + "/runs", static (e, http) => e.StartAsync(http)).WithMetadata(BodyLimit)
            .Says("Starts a run of prompts over rows").Takes<PlaygroundRunBody>().Gives<PlaygroundRunAnswer>(202);
        api.Get<PlaygroundReads>(Root + "/runs", static (e, http) => e.FindAsync(http))
            .Says("Runs of a project").Gives<ContentAnswer<PlaygroundRunAnswer>>()
            .Asks(Query.Id("project_id").Required);
        api.Get<PlaygroundReads>(Root + "/runs/{id}", static (e, http) => e.GetAsync(http))
            .Says("One run with its numbers").Gives<PlaygroundRunAnswer>();
        api.Get<PlaygroundReads>(Root + "/runs/{id}/rows", static (e, http) => e.RowsAsync(http))
            .Says("Rows of a run with their cells").Gives<PageAnswer<PlaygroundRowAnswer>>()
            .Asks(Query.Page);
        api.Get<PlaygroundEvents>(Root + "/runs/{id}/events", static (e, http) => e.StreamAsync(http))
            .Says("What happens in a run, as it happens").GivesEvents<PlaygroundProgress>();
        api.Post<PlaygroundControl>(Root + "/runs/{id}/stop", static (e, http) => e.StopAsync(http))
            .Says("Stops a run").TakesNothing().GivesNothing();
        api.Post<PlaygroundControl>(Root + "/runs/{id}/resume", static (e, http) => e.ResumeAsync(http))
            .Says("Goes on with a run").TakesNothing().GivesNothing();
        api.Post<PlaygroundControl>(Root + "/runs/{id}/retry", static (e, http) => e.RetryAsync(http))
            .Says("Asks again where cells failed").MayTake<PlaygroundRetryBody>().Gives<PlaygroundRetryAnswer>();
        api.Delete<PlaygroundControl>(Root + "/runs/{id}", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes a run").GivesNothing();
    }
}
