using System.Text.Json;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>New items in the background: started, watched, reviewed and thrown away here.</summary>
internal sealed class ExpansionJobEndpoints(RequestBody body, IDatasets datasets, IDatasetItemReads items, ModelResolver models, IJobs jobs)
{
    private const int MostOpen = 5;

    public async Task StartAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId());
        var request = await body.ReadDtoAsync<ExpansionBody>(http);
        request.Check();
        if ((await items.ReadAsync(scope, id, null, [], null, 1, http.RequestAborted)).Count == 0)
            throw ApiException.BadRequest("The dataset has no items to learn from");
        try
        {
            // Said now, while somebody is looking: the model is unknown, or no provider is set up for it.
            await models.ResolveAsync(scope, request.Model!, http.RequestAborted);
        }
        catch (ChatException failure)
        {
            throw ApiException.WithMessage(failure.Status, failure.Message);
        }

        var payload = new JsonText(JsonSerializer.SerializeToUtf8Bytes(new ExpansionPayload(id, request), WireJson.Options));
        var job = await jobs.AddBoundedAsync(scope, ExpansionJob.KindName, id, payload, MostOpen, http.RequestAborted)
            ?? throw ApiException.TooManyRequests($"{MostOpen} expansions of datasets wait already", 30);
        await http.WriteDtoAsync(StatusCodes.Status202Accepted, ExpansionView.Of((await jobs.GetAsync(scope, job, http.RequestAborted))!, whole: false));
    }

    public async Task FindAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId());
        _ = await datasets.GetAsync(scope, id, http.RequestAborted) ?? throw ApiException.NotFound("Dataset not found");
        var found = await jobs.FindAsync(scope, ExpansionJob.KindName, id, http.RequestAborted);
        await http.WriteDtoAsync(200, found.Select(job => ExpansionView.Of(job, whole: false)).ToList());
    }

    public async Task GetAsync(HttpContext http) => await http.WriteDtoAsync(200, ExpansionView.Of(await RequireAsync(http), whole: true));

    /// <summary>Stops one that has not ended; what was written stays to be reviewed.</summary>
    public async Task CancelAsync(HttpContext http)
    {
        var job = await RequireAsync(http);
        if (!await jobs.CancelAsync(http.Scope(), job.Id, http.RequestAborted))
            throw ApiException.WithErrors(StatusCodes.Status409Conflict, "The expansion has ended");
        await http.NoContentAsync();
    }

    /// <summary>Throws away what was written, after it was reviewed; one that has not ended is stopped.</summary>
    public async Task DeleteAsync(HttpContext http)
    {
        var job = await RequireAsync(http);
        await jobs.CancelAsync(http.Scope(), job.Id, http.RequestAborted);
        await jobs.DeleteAsync([job.Id], http.RequestAborted);
        await http.NoContentAsync();
    }

    /// <summary>What the fields of the latest version are like.</summary>
    public async Task AnalyzeAsync(HttpContext http)
    {
        var found = await items.ReadAsync(http.Scope(), http.RouteId(), http.QueryText("version"), [], null, ExpansionExamples.Sampled, http.RequestAborted);
        await http.WriteDtoAsync(200, new FieldAnalysisView(found.Count, FieldFacts.Of(found)));
    }

    private async Task<Job> RequireAsync(HttpContext http) =>
        await jobs.GetAsync(http.Scope(), http.RouteId("jobId"), http.RequestAborted) is { Kind: ExpansionJob.KindName } job && job.Subject == http.RouteId()
            ? job
            : throw ApiException.NotFound("Expansion not found");
}
