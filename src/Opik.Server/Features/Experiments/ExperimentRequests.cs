using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>Query parameters of experiments.</summary>
internal static class ExperimentRequests
{
    // Each id is a parameter of the statement.
    private const int MostIds = 1000;

    /// <summary>What a list or a grouping asks for, without page and order.</summary>
    public static QueryParameter[] Parameters { get; } =
    [
        Query.Name, Query.Id("datasetId"), Query.Id("dataset_id"), Query.Id("optimization_id"), Query.Text("types", "JSON array of types."),
        Query.Flag("dataset_deleted"), Query.Id("prompt_id"), Query.Id("project_id"), Query.Flag("project_deleted"), Query.Text("experiment_ids", "JSON array of ids."), Query.Filters,
    ];

    public static ExperimentQuery QueryExperiments(this HttpContext http) => new()
    {
        Name = http.QueryText("name"),
        DatasetId = http.QueryId("datasetId") ?? http.QueryId("dataset_id"),
        OptimizationId = http.QueryId("optimization_id"),
        Types = Types(http.QueryText("types")),
        DatasetDeleted = http.QueryText("dataset_deleted") is null ? null : http.QueryFlag("dataset_deleted"),
        PromptId = http.QueryId("prompt_id"),
        ProjectIds = http.QueryId("project_id") is { } project ? [project] : null,
        Ids = http.QueryIds("experiment_ids"),
        Filters = FilterParser.Parse(http.QueryText("filters"), FilterFields.Experiments),
    };

    /// <summary>Whether only experiments of deleted projects, or only others, are wanted; null: all.</summary>
    public static bool? QueryProjectDeleted(this HttpContext http) => http.QueryText("project_deleted") is null ? null : http.QueryFlag("project_deleted");

    /// <summary>A JSON array of ids; null when absent; 400 when it is none.</summary>
    public static IReadOnlyList<Guid>? QueryIds(this HttpContext http, string name)
    {
        if (http.QueryText(name) is not { } json)
            return null;
        try
        {
            var ids = JsonSerializer.Deserialize<Guid[]>(json)?.Distinct().ToList();
            return ids?.Count > MostIds ? throw ApiException.BadRequest($"Invalid query param {name}: at most {MostIds} ids are supported, found {ids.Count}") : ids;
        }
        catch (JsonException)
        {
            throw ApiException.BadRequest($"Invalid query param {name} '{json}'");
        }
    }

    private static List<ExperimentType>? Types(string? json)
    {
        if (json is null)
            return null;
        try
        {
            var names = JsonSerializer.Deserialize<string?[]>(json);
            if (names is null || names.Length == 0)
                return null;
            return [.. names.Select(name => ExperimentWire.ParseType(name ?? string.Empty) ?? throw new JsonException())];
        }
        catch (JsonException)
        {
            throw ApiException.BadRequest($"Invalid query param types '{json}'");
        }
    }
}
