using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Evaluation.Spans;

/// <summary>
/// How the task is made of model calls and tool calls, 0 to 1: 0.7 + 0.2 · balance + 0.1 · depth, where balance is 1 for as many
/// model as tool calls and 0 for one kind only, and depth grows up to <see cref="HierarchyAnalysisOptions.GoodDepth"/> levels.
/// Too many model calls: 0.6 with tools, 0.4 without. No model call: 0.3 with tools, 0.1 without.
/// </summary>
public sealed class HierarchyAnalysisMetric : SpanMetric
{
    private readonly HierarchyAnalysisOptions _options;

    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The good depth is below 1.</exception>
    public HierarchyAnalysisMetric(HierarchyAnalysisOptions? options = null)
        : base("hierarchy_analysis", options)
    {
        _options = options ?? new HierarchyAnalysisOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.GoodDepth, 1, nameof(options));
    }

    /// <inheritdoc/>
    public override ScoreResult Score(TaskSpan span)
    {
        var (models, tools, depth) = (OfType(span, SpanType.Llm).Count, OfType(span, SpanType.Tool).Count, Depth(span));
        var value = models == 0 ? (tools > 0 ? 0.3 : 0.1)
            : models > _options.MaxModelCalls ? (tools > 0 ? 0.6 : 0.4)
            : Math.Min(1, 0.7 + (0.2 * (1 - (Math.Abs(models - tools) / (double)(models + tools)))) + (0.1 * Math.Min(1, depth / (double)_options.GoodDepth)));
        return new(Name, value)
        {
            Reason = $"{models} model calls and {tools} tool calls on {depth} levels.",
            Metadata = new JsonObject { ["llm_spans"] = models, ["tool_spans"] = tools, ["depth"] = depth },
        };
    }
}
