using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>Columns of a file of experiments: what all have, every score, every key of the configurations.</summary>
internal sealed class ExperimentColumns(ExperimentScoreNames scores)
{
    private readonly ConfigurationKeys _keys = new();

    /// <summary>What every experiment has.</summary>
    public static IReadOnlyList<string> Usual { get; } =
    [
        "id", "name", "dataset_name", "dataset_version_summary.version_name", "status", "created_at", "created_by", "tags", "trace_count", "pass_rate",
        "duration.p50", "duration.p90", "duration.p99", "total_estimated_cost", "total_estimated_cost_avg",
    ];

    /// <summary>All of them, in their order.</summary>
    public IReadOnlyList<string> Names =>
        [.. Usual, .. scores.FeedbackScores.Select(name => $"feedback_scores.{name}"), .. scores.ExperimentScores.Select(name => $"experiment_scores.{name}"), .. _keys.Paths];

    /// <summary>Adds the keys of these.</summary>
    public void Add(IEnumerable<ExperimentView> rows)
    {
        foreach (var row in rows)
            _keys.Add(row.Experiment.Metadata);
    }
}
