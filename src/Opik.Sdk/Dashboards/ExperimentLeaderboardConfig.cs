using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Dashboards;

/// <summary>A table of experiments.</summary>
public sealed record ExperimentLeaderboardConfig : WidgetConfig
{
    /// <summary>Columns.</summary>
    public IReadOnlyList<string> SelectedColumns { get; init; } = ["dataset_id", "created_at", "duration.p50", "pass_rate"];

    /// <summary>Whether experiments are ranked; needs <see cref="RankingMetric"/>.</summary>
    public bool EnableRanking { get; init; }

    /// <summary>Score that ranks.</summary>
    public string? RankingMetric { get; init; }

    /// <summary>True: the largest is best.</summary>
    public bool? RankingDirection { get; init; }

    /// <summary>Rows at most, 1-100; null: the interface's default.</summary>
    public int? MaxRows { get; init; }

    /// <summary>Filters of experiments, as JSON.</summary>
    public JsonArray? Filters { get; init; }

    internal override string WidgetType => WidgetTypes.ExperimentLeaderboard;

    internal override JsonObject ToJson() => JsonSerializer.SerializeToNode(this, DashboardsJson.Default.ExperimentLeaderboardConfig)!.AsObject();
}
