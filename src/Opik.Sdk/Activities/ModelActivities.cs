using System.Diagnostics;
using Opik.Contracts;
using Opik.OpenTelemetry.Mapping;

namespace Opik.Activities;

/// <summary>What an activity of another library does, before it has ended: by its operation, or by the first word of its name.</summary>
internal static class ModelActivities
{
    private const string Operation = "gen_ai.operation.name";

    /// <summary>True for a call of a model: <c>chat gpt-5</c>.</summary>
    public static bool IsModelCall(Activity activity) => TypeOf(activity) == SpanType.Llm;

    /// <summary>True for a call of a tool: <c>execute_tool search</c>.</summary>
    public static bool IsToolCall(Activity activity) => TypeOf(activity) == SpanType.Tool;

    private static SpanType? TypeOf(Activity activity) =>
        SpanTypes.OfOperation(activity.GetTagItem(Operation)?.ToString() ?? FirstWord(activity.OperationName));

    private static string FirstWord(string name) => name.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? name[..end] : name;
}
