using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Evaluation.Spans;

/// <summary>
/// How an agent went about its task, 0 to 1: 0.3 · few steps + 0.3 · balance of tool and model calls + 0.2 · flat nesting + 0.2 ·
/// density of model calls; at most 0.6 above the largest number of steps. Without tools 0.3, without model calls 0.4, with
/// neither 0.1.
/// </summary>
public sealed class AgentTrajectoryMetric : SpanMetric
{
    private const int FlatLevels = 3;
    private const double DenseShare = 0.3;

    private readonly int _maxSteps;

    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The largest number of steps is below 1.</exception>
    public AgentTrajectoryMetric(AgentTrajectoryOptions? options = null)
        : base("agent_trajectory", options)
    {
        _maxSteps = options?.MaxSteps ?? 10;
        ArgumentOutOfRangeException.ThrowIfLessThan(_maxSteps, 1, nameof(options));
    }

    /// <inheritdoc/>
    public override ScoreResult Score(TaskSpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        var (models, tools) = (OfType(span, SpanType.Llm).Count, OfType(span, SpanType.Tool).Count);
        // The task's own span is no step.
        var steps = span.SelfAndBelow().Count() - 1;
        if (models == 0 || tools == 0)
            return new(Name, models + tools == 0 ? 0.1 : models == 0 ? 0.4 : 0.3) { Reason = $"{models} model calls and {tools} tool calls: an agent needs both." };
        var depth = Depth(span) - 1;
        var efficiency = Math.Min(1, (double)_maxSteps / Math.Max(1, steps));
        var balance = (double)Math.Min(models, tools) / Math.Max(models, tools);
        var flatness = Math.Max(0.7, 1 - (0.1 * Math.Max(0, depth - FlatLevels)));
        var density = Math.Min(1, models / (double)Math.Max(1, steps) / DenseShare);
        var value = (0.3 * efficiency) + (0.3 * balance) + (0.2 * flatness) + (0.2 * density);
        return new(Name, steps > _maxSteps ? Math.Min(value, 0.6) : value)
        {
            Reason = $"{steps} steps, {models} model calls and {tools} tool calls on {depth} levels.",
            Metadata = new JsonObject { ["step_efficiency"] = efficiency, ["balance"] = balance, ["depth_score"] = flatness, ["llm_density"] = density },
        };
    }
}
