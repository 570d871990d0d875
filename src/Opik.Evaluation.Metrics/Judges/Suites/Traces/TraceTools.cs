using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Evaluation.Spans;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>
/// The tools with which a judge looks around in a trace: <c>read</c>, <c>scan</c> and <c>search</c>. Results are texts of a limited
/// size; what is wrong with a call is told in the result, so that the model can do better.
/// </summary>
/// <param name="trace">The trace.</param>
/// <param name="tokens">Most tokens of a result.</param>
internal sealed class TraceTools(TaskSpan trace, int tokens)
{
    private const int MostMatches = 50;
    private const int SnippetSide = 80;
    private readonly JsonObject _root = TraceDocument.Of(trace);
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);

    /// <summary>The tools as a model is told of them.</summary>
    public static IReadOnlyList<AITool> Declarations { get; } =
    [
        Declare(
            "read",
            "Shows a span, or another part of the trace, with its data; as much of it as fits.",
            ("path", "path of the span or value, e.g. .spans[0] or . for the whole", true, null),
            ("tier", "how much: FULL (everything), MEDIUM (long texts and lists cut), SKELETON (structure only); without it the fullest that fits", false, ["FULL", "MEDIUM", "SKELETON"])),
        Declare(
            "scan",
            "Lists the values that an expression finds, with their paths. Paths: .a.b  .[\"a b\"]  .list[0]  .list[-1]  .list[]  ..name (anywhere below). After | follow further paths, select(CONDITION) and strings. CONDITION: .path == \"text\", also != < <= > >= with texts, numbers, true, false, null; .path alone: it is there; and, or, not, parentheses.",
            ("path", "the expression, e.g. .. | select(.type == \"tool\") | .name", true, null)),
        Declare("search", "Finds a word or phrase in all texts and keys of the trace, in any case, and shows where it is.", ("keyword", "the word or phrase", true, null)),
    ];

    /// <summary>The trace at a glance.</summary>
    public string Overview(int most) => TraceView.Render(new TraceMatch(TracePath.Root, _root), most).Text;

    /// <summary>Runs a call.</summary>
    /// <returns>The result, and whether the same was asked before.</returns>
    public (string Result, bool IsRepeated) Call(FunctionCallContent call)
    {
        var arguments = new[] { "path", "tier", "keyword" }.Select(name => Argument(call, name)).ToArray();
        if (!_called.Add($"{call.Name}\n{string.Join('\n', arguments.Select(argument => argument?.Trim()))}"))
            return ("You have made this call before; its result is above. Call something else, or answer.", true);
        try
        {
            return (call.Name switch
            {
                "read" => Read(arguments[0] ?? TracePath.Root, arguments[1]),
                "scan" => Scan(arguments[0] ?? throw new FormatException("The argument path is missing.")),
                "search" => Search(arguments[2] ?? throw new FormatException("The argument keyword is missing.")),
                _ => throw new FormatException($"There is no tool {call.Name}; there are read, scan and search."),
            }, false);
        }
        catch (FormatException mistake)
        {
            return ($"Error: {mistake.Message}", false);
        }
    }

    private string Read(string path, string? tier)
    {
        var found = TraceQuery.Parse(path).Find(_root).Take(2).ToArray();
        if (found.Length == 0)
            return $"There is nothing at {path}.";
        var (shown, text) = TraceView.Render(found[0], tokens, Tier(tier));
        return $"{found[0].Path} ({shown.ToString().ToUpperInvariant()}){(found.Length > 1 ? ", the first of several; scan lists them" : string.Empty)}:\n{text}";
    }

    private static TraceTier Tier(string? tier) => tier?.Trim().ToUpperInvariant() switch
    {
        null or "" or "FULL" => TraceTier.Full,
        "MEDIUM" => TraceTier.Medium,
        "SKELETON" => TraceTier.Skeleton,
        _ => throw new FormatException($"There is no tier {tier}; there are FULL, MEDIUM and SKELETON."),
    };

    private string Scan(string expression)
    {
        var found = TraceQuery.Parse(expression).Find(_root).ToArray();
        if (found.Length == 0)
            return "Nothing is found.";
        // What there is room for is shared out among those that are shown.
        var each = Math.Max(tokens / Math.Min(found.Length, MostMatches), 40);
        return Lines(found.Length, found.Select(match => $"{match.Path}: {TraceView.Render(match, each).Text}"));
    }

    private string Search(string keyword)
    {
        if (string.IsNullOrWhiteSpace(keyword))
            throw new FormatException("The keyword is blank.");
        var found = TraceSteps.Below(new TraceMatch(TracePath.Root, _root)).SelectMany(match => Hits(match, keyword.Trim())).ToArray();
        return found.Length == 0 ? $"\"{keyword}\" is nowhere in the trace." : Lines(found.Length, found);
    }

    private static IEnumerable<string> Hits(TraceMatch match, string keyword)
    {
        if (match.Value is JsonObject members)
            return members.Select(member => member.Key).Where(key => key.Contains(keyword, StringComparison.OrdinalIgnoreCase)).Select(key => $"{TracePath.Member(match.Path, key)}: (key)");
        if (match.Value is not JsonValue value)
            return [];
        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : TraceView.Print(value);
        var at = text.IndexOf(keyword, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return [];
        var (start, end) = (Math.Max(at - SnippetSide, 0), Math.Min(at + keyword.Length + SnippetSide, text.Length));
        return [$"{match.Path}: {(start > 0 ? "…" : string.Empty)}{text[start..end].ReplaceLineEndings(" ")}{(end < text.Length ? "…" : string.Empty)}"];
    }

    private string Lines(int total, IEnumerable<string> lines)
    {
        var (text, left, shown) = (new StringBuilder(), tokens, 0);
        foreach (var line in lines.Take(MostMatches))
        {
            left -= TraceView.Tokens(line) + 1;
            if (left < 0 && shown > 0)
                break;
            text.Append(TraceView.CutTo(line, tokens)).Append('\n');
            shown++;
        }

        return shown < total ? text.Append($"{total - shown} more are not shown; ask for something narrower.").ToString() : text.ToString().TrimEnd('\n');
    }

    // Models give texts; some give numbers or objects all the same.
    private static string? Argument(FunctionCallContent call, string name) => call.Arguments?.TryGetValue(name, out var value) is true
        ? value switch
        {
            null => null,
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
            JsonElement { ValueKind: JsonValueKind.Null } => null,
            _ => value.ToString(),
        }
        : null;

    private static AIFunctionDeclaration Declare(string name, string description, params (string Name, string Description, bool IsRequired, string[]? Choices)[] parameters)
    {
        var properties = new JsonObject(parameters.Select(parameter =>
        {
            var schema = new JsonObject { ["type"] = "string", ["description"] = parameter.Description };
            if (parameter.Choices is { } choices)
                schema["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice)]);
            return KeyValuePair.Create<string, JsonNode?>(parameter.Name, schema);
        }));
        var required = new JsonArray([.. parameters.Where(parameter => parameter.IsRequired).Select(parameter => (JsonNode)parameter.Name)]);
        using var schema = JsonDocument.Parse(new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required }.ToJsonString());
        return AIFunctionFactory.CreateDeclaration(name, description, schema.RootElement.Clone(), null);
    }
}
