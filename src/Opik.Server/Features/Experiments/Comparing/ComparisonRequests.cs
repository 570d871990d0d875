using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Comparing;

/// <summary>Reads what a comparison asks for.</summary>
internal sealed class ComparisonRequests(IFeedbackDefinitions definitions)
{
    /// <summary>What both ways read.</summary>
    public static QueryParameter[] Parameters { get; } =
    [
        Query.Text("experiment_ids", "JSON array of ids.").Required, Query.Filters, Query.Text("search", "A text anywhere in an item."), Query.Id("baseline", "What the others are measured against."),
        Query.Id("candidate", "The only other one that counts."), Query.Text("metric", "The metric that changes are told of."), Query.OneOf("change", "all", "regressions", "improvements", "differ"),
        Query.OneOf("change_order", "regressions", "improvements"), Query.Text("noise", "JSON object: by metric, what counts as no change."), Query.Text("polarity", "JSON object: by metric, lower or higher."),
    ];

    /// <summary>Without page and order.</summary>
    public async Task<ComparisonQuery> ReadAsync(HttpContext http)
    {
        var query = Read(http);
        return query.Changes is { } changes ? query with { Changes = await DirectedAsync(http, changes) } : query;
    }

    /// <summary>Against a baseline, the first experiment unless one is named.</summary>
    public async Task<ComparisonQuery> ReadAgainstBaselineAsync(HttpContext http)
    {
        var query = Read(http);
        var changes = query.Changes ?? new ChangeQuery { BaselineId = query.ExperimentIds[0], Metric = new ComparedMetric(MetricKind.Duration) };
        return query with { Changes = await DirectedAsync(http, changes) };
    }

    private static ComparisonQuery Read(HttpContext http)
    {
        var experiments = http.QueryIds("experiment_ids");
        if (experiments is not { Count: > 0 })
            throw ApiException.BadRequest("Missing required query parameter 'experiment_ids'");
        return new ComparisonQuery
        {
            DatasetId = http.RouteId(),
            ExperimentIds = experiments,
            Filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.ComparedItems),
            Search = http.QueryText("search"),
            Changes = http.QueryChanges(experiments),
        };
    }

    // What the question says goes before what the definition of a score says; the name of a score is asked last.
    private async Task<ChangeQuery> DirectedAsync(HttpContext http, ChangeQuery changes)
    {
        var directions = new Dictionary<ComparedMetric, bool>(changes.LowerIsBetter);
        foreach (var (name, lower) in await definitions.LowerIsBetterAsync(http.Scope(), http.RequestAborted))
            directions.TryAdd(new ComparedMetric(MetricKind.Score, name), lower);
        return changes with { LowerIsBetter = directions };
    }
}
