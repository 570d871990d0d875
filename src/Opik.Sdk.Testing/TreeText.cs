using System.Globalization;
using System.Text;

namespace Opik.Sdk.Testing;

/// <summary>
/// Writes trees for people. One line each, without ids and times:
/// <code>
/// trace agent {project: demo}
///   agent
///     retrieve [tool]
///     generate [llm] {model: gpt-4o-mini, tokens: 1100} failed: System.TimeoutException
/// </code>
/// </summary>
internal static class TreeText
{
    public static string Of(RecordedTrace trace)
    {
        var text = new StringBuilder("trace ").Append(trace.Name ?? "(of another process)");
        Properties(text, ("project", trace.ProjectName), ("thread", trace.ThreadId));
        State(text, trace, trace.Name is not null);
        foreach (var span in trace.Spans)
            Write(text.Append('\n'), span, 1);
        return text.ToString();
    }

    public static string Of(RecordedSpan span) => Write(new StringBuilder(), span, 0).ToString();

    private static StringBuilder Write(StringBuilder text, RecordedSpan span, int depth)
    {
        text.Append(' ', depth * 2).Append(span.Name);
        if (span.Type != "general")
            text.Append(" [").Append(span.Type).Append(']');
        var tokens = span.Usage.TryGetValue("total_tokens", out var total) ? total.ToString(CultureInfo.InvariantCulture) : null;
        Properties(text, ("model", span.Model), ("tokens", tokens));
        State(text, span, true);
        foreach (var child in span.Spans)
            Write(text.Append('\n'), child, depth + 1);
        return text;
    }

    private static void Properties(StringBuilder text, params ReadOnlySpan<(string Name, string? Value)> properties)
    {
        var separator = " {";
        foreach (var (name, value) in properties)
        {
            if (value is null)
                continue;
            text.Append(separator).Append(name).Append(": ").Append(value);
            separator = ", ";
        }

        if (separator == ", ")
            text.Append('}');
    }

    private static void State(StringBuilder text, RecordedEntity entity, bool isRecorded)
    {
        if (entity.ErrorType is { } error)
            text.Append(" failed: ").Append(error);
        if (isRecorded && !entity.HasEnded)
            text.Append(" (open)");
    }
}
