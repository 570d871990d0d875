using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.Dashboards;

/// <summary>A dashboard as the server gives it.</summary>
internal sealed record DashboardRecord
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public DashboardType Type { get; init; }

    [JsonPropertyName("project_id")]
    public Guid? ProjectId { get; init; }

    public JsonObject? Config { get; init; }
}

/// <summary>A dashboard to store, or what to change of it.</summary>
internal sealed record DashboardBody
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public DashboardType? Type { get; init; }

    [JsonPropertyName("project_id")]
    public Guid? ProjectId { get; init; }

    public JsonObject? Config { get; init; }
}

/// <summary>Bodies of dashboards. Their contents are in camelCase, unlike everything else.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DashboardRecord))]
[JsonSerializable(typeof(PageOf<DashboardRecord>))]
[JsonSerializable(typeof(DashboardBody))]
[JsonSerializable(typeof(ProjectMetricsConfig))]
[JsonSerializable(typeof(ProjectStatsCardConfig))]
[JsonSerializable(typeof(TextMarkdownConfig))]
[JsonSerializable(typeof(ExperimentsFeedbackScoresConfig))]
[JsonSerializable(typeof(ExperimentLeaderboardConfig))]
internal sealed partial class DashboardsJson : JsonSerializerContext;
