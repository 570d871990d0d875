using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Playground.Answers;
using Opik.Server.Features.Playground.Running;
using Opik.Server.Features.Jobs;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Playground;

/// <summary>Begins runs, and says beforehand what they will take.</summary>
internal sealed class PlaygroundEndpoints(RequestBody body, PlaygroundRequests requests, PlaygroundEstimates estimates, IPlaygroundRuns runs, IJobs jobs, TimeProvider clock)
{
    /// <summary>Runs of a workspace that may wait or go on at a time.</summary>
    public const int MostOpen = 50;

    public async Task EstimateAsync(HttpContext http)
    {
        var request = await ReadAsync(http);
        var (plan, _) = await requests.PlanAsync(http.Scope(), request, http.RequestAborted);
        await http.WriteDtoAsync(200, await estimates.OfAsync(http.Scope(), plan, request, http.RequestAborted));
    }

    public async Task StartAsync(HttpContext http)
    {
        var scope = http.Scope();
        var request = await ReadAsync(http);
        await CheckOpenAsync(scope, jobs, http.RequestAborted);
        var (plan, prepared) = await requests.PlanAsync(scope, request, http.RequestAborted);
        if (Math.Min(plan.Available, request.Limit ?? long.MaxValue) > PlaygroundRunBody.MostRows)
            throw ApiException.BadRequest($"A run has at most {PlaygroundRunBody.MostRows} rows: give a limit or a filter");
        var rows = new List<PlaygroundRow>();
        await foreach (var (item, number) in requests.ItemsAsync(scope, plan.Run, request, http.RequestAborted))
            rows.Add(new PlaygroundRow(rows.Count, item.Id, number, plan.Run.DatasetId is null ? item.Data : RowPreview.Of(item.Data)));
        // From here on everything is made: a client that goes away leaves no half of a run.
        if (prepared is not null)
            await requests.CreateExperimentsAsync(scope, request, prepared, CancellationToken.None);
        var run = new PlaygroundRun
        {
            Id = UuidV7.Create(clock),
            ProjectId = plan.Run.ProjectId,
            DatasetId = plan.Run.DatasetId,
            Rows = rows.Count,
            Variants = plan.Variants.Count,
            Plan = PlaygroundRequests.ToJson(plan),
        };
        await runs.CreateAsync(scope, run, rows, CancellationToken.None);
        await EnqueueAsync(scope, run.Id, runs, jobs);
        http.Response.Headers.Location = $"{http.OriginalUrl()}/{run.Id:D}";
        await http.WriteDtoAsync(StatusCodes.Status202Accepted, PlaygroundRunAnswer.Of((await runs.GetAsync(scope, run.Id, CancellationToken.None))!, [], new Dictionary<Guid, ExperimentView>()));
    }

    /// <summary>429 when too many wait already.</summary>
    public static Task CheckOpenAsync(Scope scope, IJobs jobs, CancellationToken cancellationToken) =>
        jobs.EnsureRoomAsync(scope, PlaygroundJob.JobKind, MostOpen, "runs of the playground", cancellationToken);

    /// <summary>Gives a run to the workers.</summary>
    public static async Task EnqueueAsync(Scope scope, Guid run, IPlaygroundRuns runs, IJobs jobs)
    {
        var payload = new JsonText(JsonSerializer.SerializeToUtf8Bytes(new PlaygroundJobPayload(run), WireJson.Options));
        // The job looks for a run that goes on: first the run, then the job, then who works on it.
        var job = await jobs.AddAsync(scope, PlaygroundJob.JobKind, run, payload, CancellationToken.None);
        await runs.SetJobAsync(scope, run, job, CancellationToken.None);
    }

    private async Task<PlaygroundRunBody> ReadAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<PlaygroundRunBody>(http);
        request.Check();
        return request;
    }
}
