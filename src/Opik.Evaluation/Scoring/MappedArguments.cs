using System.Text.Json.Nodes;
using Opik.Evaluation.Spans;

namespace Opik.Evaluation.Scoring;

/// <summary>Arguments after mapping, before a metric takes its own.</summary>
/// <param name="Values">The values by name.</param>
/// <param name="UnknownSources">Names in the mapping that exist nowhere: worth a warning.</param>
public sealed record MappedArguments(IReadOnlyDictionary<string, JsonNode?> Values, IReadOnlyList<string> UnknownSources)
{
    /// <summary>What a metric takes of them.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="taskSpan">What the task did; null: it was not recorded.</param>
    /// <exception cref="MissingScoreArgumentsException">The metric cannot score without something that is not there.</exception>
    public ScoreArguments For(IMetric metric, TaskSpan? taskSpan = null) => new ScoreArguments(Values) { TaskSpan = taskSpan }.For(metric, UnknownSources);
}
