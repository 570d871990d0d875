using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>
/// Spans without their data: <c>{"path":".spans[0]","name":"search","type":"tool","duration_ms":12,"input":"{query, top_k} 48
/// characters","spans":[…]}</c>. Of other values, what kind and how large they are.
/// </summary>
internal static class TraceSkeleton
{
    private const int MessageLength = 200;
    private const int MostKeys = 12;
    private static readonly string[] Kept = ["name", "type", "duration_ms", "model"];

    /// <param name="match">The value and its path.</param>
    /// <param name="children">Most spans shown below each span.</param>
    /// <param name="levels">Levels shown below the first.</param>
    public static JsonNode Of(TraceMatch match, int children, int levels)
    {
        if (match.Value is not JsonObject span || !IsSpan(span))
            return JsonValue.Create(Describe(match.Value));
        var shown = new JsonObject { ["path"] = match.Path };
        foreach (var name in Kept.Where(span.ContainsKey))
            shown[name] = span[name]?.DeepClone();
        if (span["error_info"] is JsonObject error)
            shown["error"] = TraceView.Cut($"{error["exception_type"]}: {error["message"]}", MessageLength);
        foreach (var name in new[] { "input", "output", "metadata" }.Where(span.ContainsKey))
            shown[name] = Describe(span[name]);
        if (span["spans"] is JsonArray spans)
            shown["spans"] = Children(match.Path, spans, children, levels);
        return shown;
    }

    /// <summary>Whether an object is a span: spans always have these three.</summary>
    public static bool IsSpan(JsonObject json) => json.ContainsKey("id") && json.ContainsKey("type") && json.ContainsKey("start_time");

    public static bool AreSpans(JsonArray items) => items.Count > 0 && items[0] is JsonObject first && IsSpan(first);

    private static JsonArray Children(string path, JsonArray spans, int children, int levels)
    {
        var most = levels == 0 ? 0 : Math.Min(children, spans.Count);
        var shown = new JsonArray([.. spans.Take(most).Select((span, i) => Of(new TraceMatch(TracePath.Item(TracePath.Member(path, "spans"), i), span), children, levels - 1))]);
        if (spans.Count > most)
            shown.Add((JsonNode)new JsonObject { ["$more"] = spans.Count - most });
        return shown;
    }

    private static string Describe(JsonNode? value) => value switch
    {
        JsonObject members => $"{{{string.Join(", ", members.Select(member => member.Key).Take(MostKeys))}{(members.Count > MostKeys ? ", …" : string.Empty)}}} {TraceView.Print(value).Length} characters",
        JsonArray items => $"list of {items.Count}, {TraceView.Print(value).Length} characters",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => $"text of {text.GetValue<string>().Length} characters",
        _ => TraceView.Print(value),
    };
}
