using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Grouping;

/// <summary>One level of a grouping: <c>{"field":"metadata","key":"model","type":"dictionary"}</c>.</summary>
internal sealed record GroupField(string Field, JsonPath? Path)
{
    /// <summary>Levels at most.</summary>
    public const int MostLevels = 5;

    /// <summary>Reads the query parameter <c>groups</c>; 400 when it is none.</summary>
    public static IReadOnlyList<GroupField> Parse(string? json)
    {
        if (json is null)
            throw ApiException.BadRequest("Missing required query parameter 'groups'");
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() is 0 or > MostLevels)
                throw ApiException.BadRequest($"Invalid groups query parameter '{json}': between 1 and {MostLevels} fields are supported");
            return [.. document.RootElement.EnumerateArray().Select(item => Read(item, json))];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw ApiException.BadRequest($"Invalid groups query parameter '{json}'");
        }
    }

    /// <summary>The groups that an experiment is in: with several tags several, without a value the one named by the empty text.</summary>
    public IEnumerable<string> Of(ExperimentFacts experiment)
    {
        switch (Field)
        {
            case "dataset_id":
                return [experiment.DatasetId.ToString()];
            case "project_id":
                return [experiment.ProjectId?.ToString() ?? string.Empty];
            case "tags":
                return experiment.Tags.Count == 0 ? [string.Empty] : experiment.Tags;
            default:
                if (experiment.Metadata is not { IsEmpty: false } metadata)
                    return [string.Empty];
                using (var document = JsonDocument.Parse(metadata.Utf8, new JsonDocumentOptions { MaxDepth = Hosting.Json.WireJson.MaxDepth }))
                    return [Path!.TryFind(document.RootElement, out var value) ? JsonPath.Text(value) : string.Empty];
        }
    }

    private static GroupField Read(JsonElement item, string json)
    {
        var field = item.GetProperty("field"u8).GetString();
        if (field is "dataset_id" or "project_id" or "tags")
            return new GroupField(field, null);
        if (field != "metadata")
            throw ApiException.BadRequest($"Invalid groups query parameter '{json}': unknown field '{field}'");
        return item.TryGetProperty("key"u8, out var key) && JsonPath.TryParse(key.GetString() ?? string.Empty, out var path)
            ? new GroupField(field, path)
            : throw ApiException.BadRequest($"Invalid groups query parameter '{json}': 'metadata' needs a 'key'");
    }
}
