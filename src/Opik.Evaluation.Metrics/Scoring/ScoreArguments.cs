using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Spans;

namespace Opik.Evaluation;

/// <summary>
/// The arguments of one scoring by name: the dataset item, the task's output over it, and renamed ones. Values are JSON as it
/// was written, so that <c>42.0</c> stays a floating number. Python: the keyword arguments of <c>score</c>.
/// </summary>
public sealed class ScoreArguments
{
    private readonly IReadOnlyDictionary<string, JsonNode?> _values;

    /// <param name="values">Values by name; a value may be null. They are not copied.</param>
    public ScoreArguments(IReadOnlyDictionary<string, JsonNode?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = values;
    }

    /// <param name="values">Values by name.</param>
    public ScoreArguments(JsonObject values)
        : this(values?.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal) ?? throw new ArgumentNullException(nameof(values)))
    {
    }

    /// <summary>What the task did: its span with those under it. Null: it was not recorded. Python: <c>task_span</c>.</summary>
    public TaskSpan? TaskSpan { get; init; }

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The value of a name; null when it is null or absent.</summary>
    public JsonNode? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Whether there is such a name; its value may be null.</summary>
    public bool Contains(string name) => _values.ContainsKey(name);

    /// <summary>The value of a name that may be absent.</summary>
    /// <returns>Whether there is such a name.</returns>
    public bool TryGet(string name, [MaybeNullWhen(true)] out JsonNode? value) => _values.TryGetValue(name, out value);

    /// <summary>
    /// What a metric takes of them: only what it names among its <see cref="IMetric.Parameters"/>, so that two metrics may use
    /// one name for different things that only one of them asks for.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unusedMappings">Names in the key mapping that exist nowhere; for the message.</param>
    /// <exception cref="MissingScoreArgumentsException">Something is not there that the metric cannot score without; null is there.</exception>
    public ScoreArguments For(IMetric metric, IReadOnlyList<string>? unusedMappings = null)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var taken = new Dictionary<string, JsonNode?>(metric.Parameters.Count, StringComparer.Ordinal);
        List<string>? missing = null;
        foreach (var parameter in metric.Parameters)
        {
            if (_values.TryGetValue(parameter.Name, out var value))
                taken[parameter.Name] = value;
            else if (parameter.IsRequired && !(parameter.Name == MetricParameter.TaskSpanName && TaskSpan is not null))
                (missing ??= []).Add(parameter.Name);
        }

        return missing is null
            ? new ScoreArguments(taken) { TaskSpan = TaskSpan }
            : throw new MissingScoreArgumentsException(metric.Name, missing, [.. _values.Keys], unusedMappings);
    }

    /// <summary>A text that cannot be scored without.</summary>
    /// <exception cref="MetricComputationException">It is absent, null or not a text.</exception>
    public string Text(string name) =>
        this[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : throw new MetricComputationException($"'{name}' must be a text, not {Kind(this[name])}.");

    /// <summary>A text that may be absent.</summary>
    /// <exception cref="MetricComputationException">It is not a text.</exception>
    public string? OptionalText(string name) => this[name] is null ? null : Text(name);

    /// <summary>A text, or a list of texts.</summary>
    /// <exception cref="MetricComputationException">It is something else.</exception>
    public IReadOnlyList<string> Texts(string name) => this[name] is JsonArray list
        ? [.. list.Select((item, i) => item?.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : throw new MetricComputationException($"'{name}' must be a list of texts; item {i} is {Kind(item)}."))]
        : [Text(name)];

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };
}
