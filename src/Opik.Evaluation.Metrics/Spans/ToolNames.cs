using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Evaluation.Spans;

/// <summary>Names of tools: those a task called, and those that were expected.</summary>
internal static class ToolNames
{
    public static IReadOnlyList<string> Called(TaskSpan span) =>
        [.. span.SelfAndBelow().Where(each => each.Type == SpanType.Tool).OrderBy(each => each.StartTime).Select(each => each.Name ?? string.Empty)];

    /// <exception cref="MetricComputationException">The argument is no list of texts.</exception>
    public static IReadOnlyList<string> Expected(ScoreArguments arguments, string name) =>
        arguments[name] is JsonArray list && list.All(item => item?.GetValueKind() == JsonValueKind.String)
            ? [.. list.Select(item => item!.GetValue<string>())]
            : throw new MetricComputationException($"'{name}' must be a list of names of tools.");

    public static string Show(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
