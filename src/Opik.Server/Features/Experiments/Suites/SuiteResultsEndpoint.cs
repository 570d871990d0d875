using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Suites;

/// <summary>A run of a test suite as its page shows it: counts, assertions, and a mark for every run of every item.</summary>
internal sealed class SuiteResultsEndpoint(IExperimentComparison comparison)
{
    public async Task GetAsync(HttpContext http)
    {
        var (scope, dataset) = (http.Scope(), http.RouteId());
        var experiment = http.QueryId("experiment_id") ?? throw ApiException.BadRequest("Missing required query parameter 'experiment_id'");
        var previous = http.QueryId("previous_id");
        if (previous == experiment)
            throw ApiException.BadRequest("Invalid query param previous_id: it must be another experiment");
        var outcome = await comparison.GetSuiteAsync(scope, dataset, experiment, http.RequestAborted);
        var before = previous is { } id ? await comparison.GetSuiteAsync(scope, dataset, id, http.RequestAborted) : null;
        await http.WriteJsonAsync(200, new SuiteResults(experiment, outcome, previous, before), SuiteResultsJson.Write);
    }
}
